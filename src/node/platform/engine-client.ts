import { setImmediate } from 'node:timers/promises';
import { ExplainError, type JobKind, type Jobs } from '../../protocol.js';
import { readFiles } from '../../client/files/read-files.js';
import type { FileAccess } from '../../worker/import/fetch.js';
import { convertFile } from '../../worker/import/foreign/convert-file.js';
import type { JobOptions } from '../../client/jobs.js';
import { currentSettings } from '../../client/settings.js';
import { Engine, EngineLost } from '../../worker/engine.js';
import type { JobRun } from '../../worker/job.js';
import { nodeStarters } from '../engine/starters.js';

/** An engine, and whether a job has computed in it. */
interface Running {
  engine: Engine;
  used: boolean;
}

let running: Running | null = null;

/** Files of other tools are converted where the engine runs. */
const access: FileAccess = {
  read: readFiles,
  convert: (file, { signal }) =>
    convertFile(file, (request) => readFiles(request, { signal, onBytes: () => {} })),
};

/** Stands in for `client/engine-client.ts` in the bundle for Node: the engine runs in the same thread. */
export const engineClient = {
  async request<K extends JobKind>(
    kind: K,
    request: Jobs[K]['request'],
    { signal = new AbortController().signal, onProgress }: JobOptions = {},
  ): Promise<Jobs[K]['response']> {
    signal.throwIfAborted();
    const checkpoint = async (): Promise<void> => {
      // An open port, by which a worker waits, would keep the process.
      await setImmediate();
      signal.throwIfAborted();
    };
    try {
      return await runReplacing(kind, request, { checkpoint, signal, progress: told(onProgress) });
    } catch (error) {
      signal.throwIfAborted();
      throw ExplainError.of(
        error,
        'engine-failed',
        'The engine failed',
        'Try again; if it fails again, report it with the model and the image.',
      );
    }
  },
};

/** What a script's own callback throws is its own: the job goes on, as in a page. */
function told(onProgress: JobOptions['onProgress']): JobRun['progress'] {
  return (progress) => {
    try {
      onProgress?.(progress);
    } catch (error) {
      console.error(error);
    }
  };
}

/**
 * A broken engine is replaced, as the page replaces its worker (client/engine-queue.ts): jobs that came
 * later have the new one, and so has one that ran out of memory in a used one.
 */
async function runReplacing<K extends JobKind>(
  kind: K,
  request: Jobs[K]['request'],
  job: JobRun,
): Promise<Jobs[K]['response']> {
  for (let crowdedOut = false; ;) {
    running ??= { engine: startedEngine(), used: false };
    const current: Running = running;
    const first = !current.used;
    current.used ||= !/^(describe|describeAny|inspect|load|memory)$/.test(kind);
    try {
      // Neither side may see what the other changes in its arrays, as with a worker between them.
      return structuredClone(await current.engine.run(kind, structuredClone(request), job));
    } catch (error) {
      if (!(error instanceof EngineLost)) throw error;
      if (running === current) {
        current.engine.dispose();
        running = null;
      }
      if (error.engine === 'was-broken') continue;
      if (error.failure.code !== 'out-of-memory' || first || crowdedOut) throw error.failure;
      crowdedOut = true;
    }
  }
}

function startedEngine(): Engine {
  const { limits, memoryBudget } = currentSettings();
  const options = { assetBase: '', lifeLock: '', limits, memoryBudget };
  return new Engine(options, access, nodeStarters);
}
