import { expose } from 'comlink';
import { build } from '../build.js';
import {
  ExplainError,
  type EngineApi,
  type EngineOptions,
  type ErrorDetail,
  type JobKind,
  type Jobs,
  type Outcome,
  type PageFiles,
  type Progress,
  type ReadCarried,
} from '../protocol.js';
import { Engine, EngineLost } from './engine.js';
import { cancelledError, handleMessages } from './job.js';
import { answerCarried } from './carried-fetch.js';
import { PartAbsent, setPartUrl } from './load-part.js';
import { filesOfPage } from './page-files.js';

/** The worker's face: jobs come in by id, outcomes go out; nothing is thrown across the boundary. */
class EngineWorker implements EngineApi {
  readonly build = build;
  private engine: Engine | null = null;
  private readonly running = new Map<number, AbortController>();
  private readonly toGiveWay = new Set<number>();
  private onTurn: (id: number) => void = () => {};
  private onProgress: (id: number, progress: Progress) => void = () => {};

  async start(
    options: EngineOptions,
    readCarried: ReadCarried,
    files: PageFiles,
    onTurn: (id: number) => void,
    onProgress: (id: number, progress: Progress) => void,
  ): Promise<string> {
    answerCarried(readCarried);
    if (options.partUrl !== undefined) setPartUrl(options.partUrl);
    this.onTurn = onTurn;
    this.onProgress = onProgress;
    this.engine = new Engine(options, filesOfPage(files));
    await holdLifeLock(options.lifeLock);
    return build;
  }

  async run<K extends JobKind>(
    id: number,
    kind: K,
    request: Jobs[K]['request'],
  ): Promise<Outcome<Jobs[K]['response']>> {
    const abort = new AbortController();
    const { signal } = abort;
    this.running.set(id, abort);
    const checkpoint = async (): Promise<void> => {
      await handleMessages();
      if (signal.aborted) throw cancelledError();
    };
    const onTurn = (): void => this.onTurn(id);
    const askedToGiveWay = (): boolean => this.toGiveWay.delete(id);
    const progress = (made: Progress): void => this.onProgress(id, made);
    const job = { progress, checkpoint, signal, onTurn, askedToGiveWay };
    try {
      if (!this.engine) throw new Error('The engine was not started.');
      // Waiting for the network would hold up those who only compute.
      if (!this.engine.isReadyFor(kind, request)) {
        return { ok: false, error: cancelledError().detail, isAbsent: true };
      }
      const value = await this.engine.run(kind, request, job);
      return { ok: true, value };
    } catch (error) {
      if (error instanceof PartAbsent) {
        return { ok: false, error: cancelledError().detail, isAbsent: true, lacksPart: true };
      }
      if (!(error instanceof EngineLost)) return { ok: false, error: detailOf(error) };
      return { ok: false, error: error.failure.detail, engine: error.engine };
    } finally {
      this.running.delete(id);
      this.toGiveWay.delete(id);
    }
  }

  cancel(id: number): void {
    this.running.get(id)?.abort();
  }

  giveWay(id: number): void {
    this.toGiveWay.add(id);
  }

  ping(): void {}
}

/** Held until the worker dies, however it dies; the page waits for it and so learns of the death. */
function holdLifeLock(name: string): Promise<void> {
  return new Promise((resolve) => {
    if (!('locks' in navigator)) return resolve();
    navigator.locks
      .request(name, () => {
        resolve();
        return new Promise(() => {});
      })
      // Sandboxed frames have no locks; there the page relies on its time-out.
      .catch(() => resolve());
  });
}

function detailOf(thrown: unknown): ErrorDetail {
  return ExplainError.of(
    thrown,
    'engine-failed',
    'The engine failed',
    'Try again; if it fails again, report it with the model and the image.',
  ).detail;
}

// The file may also be imported where there is no worker, to find its address or by mistake.
if ('WorkerGlobalScope' in globalThis) expose(new EngineWorker());
