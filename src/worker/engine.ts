import { memory } from '@tensorflow/tfjs-core';
import {
  ExplainError,
  type BackendChoice,
  type ComputeReport,
  type EngineOptions,
  type JobKind,
  type Jobs,
  type Progress,
} from '../protocol.js';
import { BackendLost, readFloats, unlessLost, type Backend } from './backend/backend.js';
import { Backends } from './backend/backends.js';
import type { JobContext } from './job.js';
import { forward } from './methods/forward.js';
import { reluBackward } from './methods/relu-backward.js';
import { saliency } from './methods/saliency.js';
import { Models } from './models.js';
import { describeModel } from './network/model-files.js';

/** How often one job is tried again after its backend was lost; the last is on what `auto` falls back to. */
const RETRIES = 3;

type Handlers = {
  [K in JobKind]: (request: Jobs[K]['request'], job: JobContext) => Promise<Jobs[K]['response']>;
};

/** The engine of one worker: its models, its backends, and a handler for each kind of job. */
export class Engine {
  private readonly models = new Models();
  private readonly backends: Backends;
  private lastTurn: Promise<unknown> = Promise.resolve();

  constructor({ assetBase }: EngineOptions) {
    this.backends = new Backends(assetBase);
  }

  run<K extends JobKind>(
    kind: K,
    request: Jobs[K]['request'],
    job: JobContext,
  ): Promise<Jobs[K]['response']> {
    const handler: Handlers[K] | undefined = this.handlers[kind];
    return handler(request, job);
  }

  private readonly handlers: Handlers = {
    describe: async ({ model, backend }, job) => {
      // While the model is on its way; whoever computes on the backend meets the error, if any.
      this.inTurn(() => this.backends.use(backend)).catch(() => {});
      return describeModel(await this.models.fetch(model, progressOf(job)));
    },

    forward: async ({ model, backend, forward: request }, job) => {
      const files = await this.models.fetch(model, progressOf(job));
      return this.compute(backend, job, async (active) => {
        const network = this.models.network(model, files, active.name);
        const { timings, ...response } = await forward(network, request, {
          ...job,
          read: (tensor) => readFloats(active, tensor),
        });
        return { ...response, compute: this.report(active, timings) };
      });
    },

    saliency: async ({ model, backend, saliency: request }, job) => {
      const files = await this.models.fetch(model, progressOf(job));
      const { labels } = describeModel(files);
      return this.compute(backend, job, async (active) => {
        const network = this.models.network(model, files, active.name);
        const { timings, ...response } = await saliency(network, labels, request, {
          ...job,
          read: (tensor) => readFloats(active, tensor),
        });
        return { ...response, compute: this.report(active, timings) };
      });
    },

    reluBackward: ({ backend, reluBackward: request }, job) =>
      this.compute(backend, job, async (active) => {
        const { timings, ...response } = await reluBackward(request, {
          ...job,
          read: (tensor) => readFloats(active, tensor),
        });
        return { ...response, compute: this.report(active, timings) };
      }),

    memory: () =>
      this.inTurn(() => {
        const { numTensors, numBytes } = memory();
        return Promise.resolve({ tensors: numTensors, bytes: numBytes, models: this.models.count });
      }),
  };

  private compute<T>(
    choice: BackendChoice,
    job: JobContext,
    work: (backend: Backend) => Promise<T>,
  ): Promise<T> {
    return this.inTurn(() => this.onBackend(choice, job, work));
  }

  /** Whoever needs the active backend waits for its turn: tfjs has one for the whole worker. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.lastTurn.then(work);
    // Without the result, which would live as long as this promise.
    this.lastTurn = turn.then(
      () => {},
      () => {},
    );
    return turn;
  }

  /** Runs `work` on a backend; when the backend is lost in the middle, rebuilds it and starts over. */
  private async onBackend<T>(
    choice: BackendChoice,
    job: JobContext,
    work: (backend: Backend) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 0; attempt <= RETRIES; attempt++) {
      let backend: Backend | null = null;
      try {
        job.progress({ phase: 'engine', loaded: 0, total: 1 });
        backend = await this.backends.use(choice);
        job.progress({ phase: 'engine', loaded: 1, total: 1 });
        const result = await unlessLost(backend, work(backend));
        if (!backend.isLost()) return result;
      } catch (error) {
        if (!(error instanceof BackendLost) && !backend?.isLost()) throw error;
      }
      if (!backend) continue;
      this.models.forget(backend.name);
      this.backends.drop(backend.name);
    }
    throw new ExplainError(
      'backend-lost',
      'The graphics context was lost again and again.',
      'Close other pages that use the graphics processor, or use backend="wasm".',
    );
  }

  private report({ name, precision }: Backend, timings: Record<string, number>): ComputeReport {
    return { backend: name, precision, notes: [...this.backends.notes], timings };
  }
}

function progressOf(job: JobContext): (progress: Progress) => void {
  return (progress) => job.progress(progress);
}
