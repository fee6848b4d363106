import { memory, type Tensor } from '@tensorflow/tfjs-core';
import {
  ExplainError,
  modelsOf,
  type BackendChoice,
  type BackendName,
  type ComputeReport,
  type EngineOptions,
  type ErrorDetail,
  type JobKind,
  type Jobs,
  type ModelDescription,
  type ModelReference,
  type Place,
} from '../protocol.js';
import { activate, BackendLost, readFloats, unlessLost, type Backend } from './backend/backend.js';
import { Backends, type Precision } from './backend/backends.js';
import { crashOf } from './backend/crash.js';
import { tfjsStarters } from './backend/starters.js';
import { Trials } from './backend/trials.js';
import type { ComputeContext, JobRun } from './job.js';
import { ascend } from './methods/codespace/ascent.js';
import type { Generator } from './methods/codespace/view.js';
import { deconvFigure } from './methods/deconv-figure.js';
import { deconvnet } from './methods/deconvnet.js';
import { filters } from './methods/filters.js';
import { forward } from './methods/forward.js';
import { lrp } from './methods/lrp/lrp.js';
import { occlusion } from './methods/occlusion/occlusion.js';
import { UnoccludedPass } from './methods/occlusion/unoccluded-pass.js';
import { reluBackward } from './methods/relu-backward.js';
import { saliency } from './methods/saliency.js';
import { switches } from './methods/switches.js';
import { fetchPart } from './load-part.js';
import { Models } from './models.js';
import { costsOf } from './network/costs.js';
import { findingNotFinite, requireFiniteValues } from './network/finite-watch.js';
import type { FileAccess } from './import/fetch.js';
import { describeAny, describeModel } from './import/describe-model.js';
import type { ModelFiles } from './import/model-files.js';
import type { Network } from './network/network.js';
import { Sessions } from './training/sessions.js';
import { Turns, type Turn } from './turns.js';

/** Multiplications of one forward pass from which another backend than wasm is tried. */
const LARGE = 2e8;

/** Of images, where neither file nor card has their size. */
const ASSUMED_SIZE = [224, 224];

/** How often one job is tried again after its backend was lost; the last is on what `auto` falls back to. */
const RETRIES = 3;

type Handlers = {
  [K in JobKind]: (request: Jobs[K]['request'], job: JobRun) => Promise<Jobs[K]['response']>;
};

/** The engine is broken: a trap, an abort or an exhausted memory has left it in the middle of something. */
export class EngineLost extends Error {
  /**
   * @param failure what the job is told that did it
   * @param engine whether this job did it; an earlier one otherwise
   */
  constructor(
    readonly failure: ExplainError,
    readonly engine: 'broke' | 'was-broken',
  ) {
    super(failure.message);
  }
}

/** The engine of one worker: its models, its backends, and a handler for each kind of job. */
export class Engine {
  private readonly models: Models;
  private readonly sessions = new Sessions();
  private readonly unoccluded = new UnoccludedPass();
  private readonly backends: Backends;
  private readonly turns = new Turns();
  private readonly trials: Trials;
  private crash: ExplainError | null = null;
  private crashedOn: BackendName | null = null;

  /**
   * @param files fetches and converts the files of models
   * @param now milliseconds, to tell which backend is faster
   */
  constructor(
    { assetBase, limits, memoryBudget }: EngineOptions,
    files: FileAccess,
    starters = tfjsStarters(assetBase),
    now = () => performance.now(),
  ) {
    this.models = new Models(files, limits, memoryBudget);
    this.backends = new Backends(starters);
    this.trials = new Trials({
      hasGraphics: () => starters.hasHardwareWebgl(),
      isLarge: (model) => {
        const network = this.models.built(model, 'wasm');
        return network !== undefined && costsOf(network).multiplications >= LARGE;
      },
      isRunning: () => this.backends.names.includes('webgl'),
      endGraphics: () => this.endGraphics(),
      now,
    });
  }

  run<K extends JobKind>(
    kind: K,
    request: Jobs[K]['request'],
    job: JobRun,
  ): Promise<Jobs[K]['response']> {
    return this.trials.run(kind, request, job, this.handlers[kind]);
  }

  /** Whether models are in memory that a job computes with; where they are not, it fetches them itself. */
  isReadyFor(kind: JobKind, request: Jobs[JobKind]['request']): boolean {
    return modelsOf(kind, request).every((model) => this.models.has(model));
  }

  /** What few pages ask for is imported before a job takes the engine's turn, which it may be without. */
  private readonly handlers: Handlers = {
    describe: (place, job) => this.describe(place, job, describeModel),

    describeAny: (place, job) => this.describe(place, job, describeAny),

    inspect: async ({ model, backend }, job) => {
      const { inspect } = await import('./methods/inspection.js');
      const { readable, problems } = await this.readable(model, job);
      return this.models.use(readable, job, (files) =>
        this.compute(backend, job, ({ name }) => {
          const network = this.models.network(readable, files, name);
          return Promise.resolve(inspect(files, network, problems));
        }),
      );
    },

    part: () => fetchPart().then(() => ({})),

    load: async ({ model }, job) => {
      const { bytes } = await this.models.reserve(model, job);
      return { bytes };
    },

    forward: ({ forward: request, ...place }, job) =>
      this.explain(place, job, (network, _facts, context) => forward(network, request, context)),

    saliency: ({ saliency: request, ...place }, job) =>
      this.explain(place, job, (network, facts, context) =>
        saliency(network, facts(), request, context),
      ),

    sanity: async ({ sanity: request, ...place }, job) => {
      const { sanity } = await import('./methods/sanity.js');
      return this.explain(place, job, (network, facts, context) =>
        sanity(network, facts(), request, context),
      );
    },

    faithfulness: async ({ faithfulness: request, ...place }, job) => {
      const { faithfulness } = await import('./methods/faithfulness.js');
      return this.explain(place, job, (network, facts, context) =>
        faithfulness(network, facts(), request, context),
      );
    },

    deconvnet: ({ deconvnet: request, ...place }, job) =>
      this.explain(place, job, (network, _facts, context) => deconvnet(network, request, context)),

    deconvFigure: ({ deconvFigure: request, ...place }, job) =>
      this.explain(place, job, (network, facts, context) =>
        deconvFigure(network, facts(), request, context),
      ),

    filters: ({ layer, ...place }, job) =>
      this.explain(place, job, (network, _facts, context) => filters(network, layer, context)),

    switches: ({ switches: request, ...place }, job) =>
      this.explain(place, job, (network, _facts, context) => switches(network, request, context)),

    lrp: ({ lrp: request, ...place }, job) =>
      this.explain(
        place,
        job,
        (network, facts, context) => lrp(network, facts(), request, context),
        'float32',
      ),

    occlusion: ({ occlusion: request, ...place }, job) =>
      this.explain(place, job, (network, facts, context) =>
        occlusion(network, facts(), this.unoccluded, request, context),
      ),

    ascent: ({ ascent: request, ...place }, job) => {
      const climb = (generatorOn: (backend: BackendName) => Generator | null) =>
        this.explain(
          place,
          job,
          (network, facts, context, backend) =>
            ascend(network, facts(), generatorOn(backend), request, context),
          'any',
          // A run that meets such numbers steps back; the others go on.
          (values) => values,
        );
      const { generator } = request;
      if (!generator) return climb(() => null);
      return this.models.use(generator, job, (files) =>
        climb((backend) => ({
          network: this.models.network(generator, files, backend),
          range: files.card.outputRange,
        })),
      );
    },

    reluBackward: ({ backend, reluBackward: request }, job) =>
      this.compute(backend, job, (_active, context) => reluBackward(request, context)),

    trainingStart: async ({ training: request, ...place }, job) => {
      const { startTraining } = await import('./methods/training.js');
      return this.explain(place, job, (network, facts, _context, backend) =>
        startTraining(network, facts, this.sessions, request, backend, () =>
          this.models.hold(place.model),
        ),
      );
    },

    trainingStep: async (request, job) => {
      const { stepTraining } = await import('./methods/training.js');
      // On the backend where it was started, whichever that was.
      return this.compute(this.sessions.find(request.session).backend, job, (_active, context) =>
        stepTraining(this.sessions, request, context),
      );
    },

    trainingEnd: ({ session }) =>
      this.turns.run(() => Promise.resolve({ ended: this.sessions.end(session) })),

    release: ({ models }) =>
      this.turns.run(() => {
        this.unoccluded.forget();
        for (const model of models) this.models.release(model);
        return Promise.resolve({});
      }),

    memory: () =>
      this.turns.run(() => {
        const { numTensors, numBytes } = memory();
        return Promise.resolve({
          tensors: numTensors,
          bytes: numBytes,
          ...this.models.report,
        });
      }),
  };

  private async describe<Description>(
    { model, backend }: Place,
    job: JobRun,
    describe: (files: ModelFiles) => Description,
  ): Promise<Description> {
    // While the model is on its way; whoever computes on the backend meets the error, if any.
    this.turns.run(() => this.backends.use(backend)).catch(() => {});
    const files = await this.models.fetch(model, job);
    try {
      return describe(files);
    } catch (error) {
      // Not kept, so that the next try finds a card that was mended.
      this.models.discard(model);
      throw error;
    }
  }

  /** A model whose card is at fault, or that leaves open what its card should say, can be read without. */
  private async readable(
    model: ModelReference,
    job: JobRun,
    problems: readonly ErrorDetail[] = [],
  ): Promise<{ readable: ModelReference; problems: readonly ErrorDetail[] }> {
    try {
      await this.models.fetch(model, job);
      return { readable: model, problems };
    } catch (error) {
      if (!(error instanceof ExplainError)) throw error;
      const known = problems.some(({ code }) => code === error.code);
      for (const other of known ? [] : withoutFault(model, error.code)) {
        const found = await this.readable(other, job, [...problems, error.detail]).catch(
          () => null,
        );
        if (found) return found;
      }
      throw error;
    }
  }

  /** Runs a method on a model's network. */
  private explain<T extends { timings: Record<string, number> }>(
    { model, backend }: Place,
    job: JobRun,
    method: (
      network: Network,
      /** Throws for a network that takes no picture. */
      facts: () => ModelDescription,
      context: ComputeContext,
      backend: BackendName,
    ) => Promise<T>,
    precision: Precision = 'any',
    check = requireFiniteValues,
  ): Promise<Omit<T, 'timings'> & { compute: ComputeReport }> {
    return this.models.use(model, job, (files) => {
      const work = (active: Backend, context: ComputeContext): Promise<T> => {
        const network = this.models.network(model, files, active.name);
        return method(network, () => describeModel(files), context, active.name);
      };
      return this.compute(backend, job, work, precision, check);
    });
  }

  /** Runs work on a backend when it is its turn, and reports where and how long it computed. */
  private compute<T extends { timings: Record<string, number> }>(
    choice: BackendChoice,
    job: JobRun,
    work: (active: Backend, context: ComputeContext) => Promise<T>,
    precision: Precision = 'any',
    /** What becomes of all values that are read; throws `NotFinite`. */
    check = requireFiniteValues,
  ): Promise<Omit<T, 'timings'> & { compute: ComputeReport }> {
    const report = async (active: Backend, turn: Turn) => {
      const read = async (tensor: Tensor) => check(await readFloats(active, tensor));
      const checkpoint = () => this.checkpoint(job, active, turn);
      const { timings, ...response } = await findingNotFinite(
        () => work(active, { ...job, checkpoint, read }),
        () => this.unoccluded.forget(),
      );
      const { name } = active;
      const notes = [...this.backends.notes];
      return {
        ...response,
        compute: { backend: name, precision: active.precision, notes, timings },
      };
    };
    return this.turns.run((turn) => {
      this.requireEngine();
      job.onTurn?.();
      return this.onBackend(choice, precision, job, turn, report);
    });
  }

  /** Where a job may be cancelled, and where it lets others have their turn if it was asked to. */
  private async checkpoint(job: JobRun, active: Backend, turn: Turn): Promise<void> {
    await job.checkpoint();
    if (!job.askedToGiveWay?.()) return;
    await turn.giveWay();
    job.onTurn?.();
    this.requireEngine();
    // One that was lost meanwhile: what this job had on it is gone.
    if (!this.backends.isCurrent(active)) throw new BackendLost();
    await activate(active.name);
    await job.checkpoint();
  }

  /** Runs `work` on a backend; when the backend is lost in the middle, rebuilds it and starts over. */
  private async onBackend<T>(
    choice: BackendChoice,
    precision: Precision,
    job: JobRun,
    turn: Turn,
    work: (backend: Backend, turn: Turn) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 0; attempt <= RETRIES; attempt++) {
      let backend: Backend | null = null;
      try {
        // Once one runs there is nothing to wait for, and a pen asks sixty times a second.
        const starts = this.backends.names.length === 0;
        if (starts) job.progress({ phase: 'engine', loaded: 0, total: 1 });
        backend = await this.backends.use(choice, precision);
        if (starts) job.progress({ phase: 'engine', loaded: 1, total: 1 });
        const result = await unlessLost(backend, work(backend, turn));
        this.requireSound(backend);
        if (!backend.isLost()) return result;
      } catch (error) {
        if (backend && !backend.isLost()) this.requireSound(backend, error);
        if (!(error instanceof BackendLost) && !backend?.isLost()) throw error;
      }
      // Others may have their turn while the loss became known.
      await turn.held;
      if (backend && this.backends.isCurrent(backend)) this.forget(backend.name);
    }
    throw new ExplainError(
      'backend-lost',
      'The graphics context was lost again and again.',
      'Close other pages that use the graphics processor, or use backend="wasm".',
    );
  }

  private requireEngine(): void {
    if (this.crash) throw new EngineLost(this.crash, 'was-broken');
  }

  /** Throws `EngineLost` where the backend, or what a job on it has thrown, says that it is broken. */
  private requireSound(backend: Backend, thrown: unknown = null): void {
    const crash = crashOf(thrown, backend.trouble(), memory().numBytes);
    if (!crash) return;
    this.crash = crash;
    this.crashedOn = backend.name;
    backend.abandon();
    throw new EngineLost(crash, 'broke');
  }

  /** Frees what it holds; it is of no use afterwards. */
  dispose(): void {
    this.trials.end();
    this.backends.names.forEach((name) => this.forget(name));
  }

  /** What broke there while nobody waited for it leaves the engine sound. */
  private endGraphics(): Promise<void> {
    return this.turns.run(() => {
      if (this.crashedOn === 'webgl') this.crash = null;
      if (this.backends.names.includes('webgl')) this.forget('webgl');
      return Promise.resolve();
    });
  }

  private forget(name: BackendName): void {
    this.unoccluded.forget();
    this.models.forget(name);
    this.sessions.forget(name);
    this.backends.drop(name);
  }
}

/** The model as it may be read in spite of an error; the likeliest first. */
function withoutFault(model: ModelReference, code: string): ModelReference[] {
  if (code.startsWith('card-')) return [{ ...model, card: null }];
  if (code === 'output-unknown') return [{ ...model, output: 0 }];
  if (code !== 'model-input-shape') return [];
  return [3, 1].map((channels) => {
    const card = JSON.stringify({ input: { shape: [...ASSUMED_SIZE, channels] } });
    return { ...model, card: `data:application/json,${encodeURIComponent(card)}` };
  });
}
