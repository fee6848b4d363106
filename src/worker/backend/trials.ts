import {
  ExplainError,
  modelsOf,
  type JobKind,
  type Jobs,
  type ModelReference,
} from '../../protocol.js';
import { cancelledError, handleMessages, type JobRun } from '../job.js';
import { agree } from './agreement.js';

/** How much faster the graphics processor has to be: the network is in memory twice from then on. */
const GAIN = 1.25;
/** Milliseconds without a job after which something is tried. */
const IDLE = 500;
/** Milliseconds that shaders may take to compile, beside the work itself. */
const COMPILE = 10_000;
/** Kinds of work for which it may be slower, without any for which it is faster, until it is left alone. */
const MOST_LOST = 2;

/** Jobs that leave nothing behind, and take so long that another backend may be worth it. */
const movable: ReadonlySet<JobKind> = new Set<JobKind>([
  'saliency',
  'sanity',
  'faithfulness',
  'mapMeasure',
  'deconvFigure',
  'lrp',
  'occlusion',
  'ascent',
]);

/** What the engine knows and does for it. */
interface Bench {
  /** Whether there is a graphics processor. */
  hasGraphics(): boolean;
  /** Whether a network that wasm has computed with is so large that starting one may be repaid. */
  isLarge(model: ModelReference): boolean;
  /** Whether it has been started, by an author's choice or for a trial. */
  isRunning(): boolean;
  /** Frees what was started for nothing, whatever has become of it. */
  endGraphics(): Promise<void>;
  /** Milliseconds. */
  now(): number;
}

type Handler<K extends JobKind> = (
  request: Jobs[K]['request'],
  job: JobRun,
) => Promise<Jobs[K]['response']>;

/** Does the reader's own job again, and lets itself be interrupted where `checkpoint` throws. */
type Again = (backend: 'wasm' | 'webgl', checkpoint: () => Promise<void>) => Promise<unknown>;

interface Trial {
  key: string;
  again: Again;
}

/**
 * What the graphics processor is better at than wasm, where `auto` leaves the choice. Nobody waits for
 * the answer: when the worker has nothing to do, a job that wasm has answered is done again on both, and
 * its like move over where the numbers agree and it was faster. A job that comes meanwhile interrupts that.
 */
export class Trials {
  private readonly isFaster = new Map<string, boolean>();
  private next: Trial | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private jobs = 0;
  private isOver = false;
  private isTrying = false;
  /** Whether a job has come into the trial that goes on. */
  private isInterrupted = false;
  /** Whether the graphics backend runs for trials alone. */
  private isOurs = false;

  constructor(private readonly bench: Bench) {}

  /** Carries out a job where jobs like it are carried out. */
  async run<K extends JobKind>(
    kind: K,
    request: Jobs[K]['request'],
    job: JobRun,
    handler: Handler<K>,
  ): Promise<Jobs[K]['response']> {
    const [model] = movable.has(kind) ? modelsOf(kind, request) : [];
    const key = model && 'backend' in request && request.backend === 'auto' && kind + model.url;
    this.jobs++;
    clearTimeout(this.timer);
    try {
      if (key && this.isFaster.get(key)) {
        try {
          return await handler({ ...request, backend: 'webgl' }, job);
        } catch (error) {
          if (!isOfGraphics(error)) throw error;
          this.end();
          this.isFaster.clear();
        }
      }
      const response = await handler(request, job);
      if (key && !this.isOver && !this.isFaster.has(key) && this.bench.isLarge(model)) {
        const quiet = { progress: () => {}, signal: new AbortController().signal };
        const again: Again = (backend, checkpoint) =>
          handler({ ...request, backend }, { ...quiet, checkpoint });
        this.next = { key, again };
      }
      return response;
    } finally {
      this.jobs--;
      this.schedule();
    }
  }

  /** Tries nothing any more. */
  end(): void {
    this.isOver = true;
    clearTimeout(this.timer);
  }

  private schedule(): void {
    clearTimeout(this.timer);
    if (this.isOver || this.isTrying || this.jobs > 0 || !this.next) return;
    this.timer = setTimeout(() => void this.tryNext(), IDLE);
  }

  private async tryNext(): Promise<void> {
    const { next, bench } = this;
    this.next = null;
    if (!next || this.isFaster.has(next.key)) return;
    if (!bench.hasGraphics()) return this.end();
    this.isOurs ||= !bench.isRunning();
    this.isTrying = true;
    this.isInterrupted = false;
    const isFaster = await this.compare(next).catch(() => false);
    this.isTrying = false;
    // What was started is there at the next opportunity.
    if (this.isInterrupted) this.next ??= next;
    else this.isFaster.set(next.key, isFaster);
    this.schedule();
    const verdicts = [...this.isFaster.values()];
    if (this.isInterrupted || verdicts.includes(true)) return;
    if (verdicts.length >= MOST_LOST) this.end();
    if (this.isOurs) await bench.endGraphics();
  }

  private async compare({ again }: Trial): Promise<boolean> {
    const wasm = await this.timed(again, 'wasm', Infinity);
    const first = await this.timed(again, 'webgl', wasm.time + COMPILE);
    if (!agree(wasm.response, first.response)) return false;
    const second = await this.timed(again, 'webgl', wasm.time);
    return second.time * GAIN <= wasm.time;
  }

  private async timed(again: Again, backend: 'wasm' | 'webgl', limit: number) {
    const { now } = this.bench;
    const start = now();
    const checkpoint = async (): Promise<void> => {
      await handleMessages();
      this.isInterrupted = this.jobs > 0;
      if (this.isInterrupted || now() - start > limit) throw cancelledError();
    };
    await checkpoint();
    const response = await again(backend, checkpoint);
    return { response, time: now() - start };
  }
}

/** Whether the graphics processor is at fault, which was preferred and not asked for. */
function isOfGraphics(error: unknown): boolean {
  return error instanceof ExplainError && /^(webgl-|backend-|precision-)/.test(error.code);
}
