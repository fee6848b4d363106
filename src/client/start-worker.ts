import { proxy, transfer, wrap, type Remote } from 'comlink';
import { scriptUrl } from '../asset-base.js';
import { build } from '../build.js';
import { packedPath, type EngineApi, type Progress } from '../protocol.js';
import { WorkerFiles } from './files/page-files.js';
import { firstAnswer, openWorker, type WorkerScript } from './open-worker.js';
import { loadWorkerSource } from './load-worker-source.js';
import { currentSettings } from './settings.js';
import { bytesAhead } from './take-ahead.js';
import { versionMismatch } from './version-mismatch.js';

export interface RunningWorker {
  worker: Worker;
  /** Ends the worker, and what is on its way to it. */
  end: () => void;
  api: Remote<EngineApi>;
  /** Name of the Web Lock that the worker holds while it lives. */
  lifeLock: string;
}

const script: WorkerScript = {
  file: 'engine.worker.js',
  does: 'computes',
  configured: (workerUrl) => workerUrl,
  inlined: async () => (await loadWorkerSource()).workerSource,
};

/**
 * Starts the engine's worker.
 *
 * @param onTurn told which job takes the engine's turn
 * @param onProgress told how far a job has come
 * @throws what `openWorker` throws
 */
export function startWorker(onTurn: OnTurn, onProgress: OnProgress): Promise<RunningWorker> {
  return openWorker(script, (worker) => greet(worker, onTurn, onProgress));
}

type OnTurn = (id: number) => void;
type OnProgress = (id: number, progress: Progress) => void;

/** What the page has is for the worker, which wants it once: its bytes move there. */
async function readCarried(url: string): Promise<ArrayBuffer | null> {
  const path = packedPath(url);
  const bytes = await (path === null ? bytesAhead(url) : packed(path));
  return bytes && transfer(bytes, [bytes]);
}

async function packed(path: string): Promise<ArrayBuffer | null> {
  const { packedFile } = await import('./packed/packed-file.js');
  return packedFile(path);
}

/** The engine's second file lies beside the first, or beside the script whose worker comes without it. */
function partOf(workerUrl: string | null): { partUrl?: string } {
  const base = workerUrl ?? scriptUrl;
  if (base === null) return {};
  const url = new URL('engine.part.js', base);
  url.searchParams.set('v', build);
  return { partUrl: url.href };
}

let count = 0;

async function greet(
  worker: Worker,
  onTurn: OnTurn,
  onProgress: OnProgress,
): Promise<RunningWorker> {
  const api = wrap<EngineApi>(worker);
  const lifeLock = `convlens-${Date.now()}-${Math.random().toString(36).slice(2)}-${count++}`;
  const { workerUrl, assetBase, limits, memoryBudget } = currentSettings();
  const files = new WorkerFiles();
  const end = (): void => {
    worker.terminate();
    files.dropAll();
  };
  try {
    const options = { assetBase, lifeLock, limits, memoryBudget, ...partOf(workerUrl) };
    const started = api
      .start(options, proxy(readCarried), proxy(files), proxy(onTurn), proxy(onProgress))
      // A worker of another version may expect other parameters.
      .catch(async (error: unknown) => {
        const theirs = await api.build;
        if (theirs === build) throw error;
        return theirs;
      });
    const other = await firstAnswer(worker, started);
    if (other !== build) throw versionMismatch(`The worker ${workerUrl ?? ''}`.trim(), other);
    return { worker, end, api, lifeLock };
  } catch (error) {
    end();
    throw error;
  }
}
