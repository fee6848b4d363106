import { ExplainError, type BackendChoice, type BackendName } from '../../protocol.js';
import { activate, BackendLost, type Backend } from './backend.js';
import { passesSelfCheck } from './self-check.js';
import { dropWasm } from './wasm.js';
import { dropWebgl } from './webgl.js';

/** Milliseconds that a backend may take to start, a slow download of its binary included. */
const START_LIMIT = 60_000;

/** What a job asks of numbers: relevances are lost in those of 16 bits, a class score is not. */
export type Precision = 'any' | 'float32';

/** How each backend is brought up. */
export interface Starters {
  webgl(): Promise<Backend>;
  wasm(): Promise<Backend>;
  cpu(): Promise<Backend>;
  /** Whether there is a graphics processor behind WebGL. */
  hasHardwareWebgl(): boolean;
}

/** The backends of this worker: each is started once, `auto` is wasm, or else cpu. */
export class Backends {
  /** Why `auto` is not wasm, in sentences for readers. */
  readonly notes: string[] = [];
  private readonly running = new Map<BackendName, Backend>();
  private readonly refused = new Map<BackendName, string>();

  constructor(private readonly starters: Starters) {}

  /**
   * Makes the chosen backend the active one; one call at a time. One that was asked for and is not precise
   * enough throws `precision-too-low`.
   */
  async use(choice: BackendChoice, precision: Precision = 'any'): Promise<Backend> {
    if (choice === 'auto') return (await this.start('wasm')) ?? (await this.start('cpu'))!;
    if (!isBackend(choice)) {
      throw new ExplainError(
        'backend-unsupported',
        `The backend "${choice}" is not part of this release.`,
        'Use backend="auto", "webgl", "wasm" or "cpu".',
      );
    }
    const backend = await this.start(choice);
    if (backend && !isPrecise(backend, precision)) {
      throw new ExplainError(
        'precision-too-low',
        `The backend "${choice}" computes with 16-bit numbers on this machine, in which relevance is lost.`,
        'Use backend="auto", which takes another one for this.',
      );
    }
    if (backend) return backend;
    throw new ExplainError(
      `${choice}-unavailable`,
      `The backend "${choice}" was asked for and cannot be used here: ${this.refused.get(choice)!}`,
      'Use backend="auto", which takes the best that works.',
    );
  }

  /** Those that run. */
  get names(): BackendName[] {
    return [...this.running.keys()];
  }

  /** Whether this is the backend of its name that jobs are given; a lost one has been replaced. */
  isCurrent(backend: Backend): boolean {
    return this.running.get(backend.name) === backend;
  }

  /** Forgets a lost backend, so that the next use starts it afresh. */
  drop(name: BackendName): void {
    this.running.delete(name);
    if (name === 'wasm') dropWasm();
    if (name === 'webgl') dropWebgl();
  }

  private async start(name: BackendName): Promise<Backend | null> {
    const running = this.running.get(name);
    if (running) {
      await activate(name);
      return running;
    }
    if (this.refused.has(name)) return null;
    try {
      const backend = await inTime(this.startNew(name));
      this.running.set(name, backend);
      return backend;
    } catch (error) {
      // Lost while it started: that says nothing about the machine, and the next try may succeed.
      if (error instanceof BackendLost) throw error;
      this.refuse(name, error instanceof Error ? error.message : describe(error));
      return null;
    }
  }

  private refuse(name: BackendName, reason: string): void {
    if (this.refused.has(name)) return;
    this.refused.set(name, reason);
    if (name === 'wasm') this.notes.push(`wasm could not be used: ${reason}`);
  }

  private async startNew(name: BackendName): Promise<Backend> {
    const backend = await this.starters[name]();
    if (name === 'cpu') return backend;
    try {
      if (await passesSelfCheck(backend)) return backend;
    } catch (error) {
      this.drop(name);
      // Calls on a lost context also throw, before the event that says so has arrived.
      throw backend.isLost() ? new BackendLost() : error;
    }
    this.drop(name);
    throw new Error('it computes wrong numbers on this machine.');
  }
}

/** Attributes are text: anything may arrive. */
function isBackend(choice: string): choice is BackendName {
  return choice === 'webgl' || choice === 'wasm' || choice === 'cpu';
}

/** A driver or a blocked thread may leave a start waiting for ever. */
function inTime<T>(start: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it did not start in time.')), START_LIMIT);
  });
  return Promise.race([start, tooLate]).finally(() => clearTimeout(timer));
}

function isPrecise(backend: Backend, precision: Precision): boolean {
  return precision === 'any' || backend.precision === 'float32';
}

/** What emscripten rejects with is a plain object. */
function describe(error: unknown): string {
  const message =
    typeof error === 'object' && error !== null && 'message' in error && error.message;
  return typeof message === 'string' ? message : String(error);
}
