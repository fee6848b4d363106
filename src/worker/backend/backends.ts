import { ExplainError, type BackendChoice, type BackendName } from '../../protocol.js';
import { activate, BackendLost, type Backend } from './backend.js';
import { startCpu } from './cpu.js';
import { passesSelfCheck } from './self-check.js';
import { startWasm } from './wasm.js';
import { closeContext, dropWebgl, openContext, startWebgl } from './webgl.js';

/** How often a lost WebGL context is rebuilt before `auto` gives it up. */
const LOSSES_TOLERATED = 2;

/** Milliseconds that a backend may take to start, a slow download of its binary included. */
const START_LIMIT = 60_000;

/** The backends of this worker: each is started once, `auto` walks hardware WebGL, wasm, cpu. */
export class Backends {
  /** Why a preferred backend is not in use, in sentences for readers. */
  readonly notes: string[] = [];
  private readonly running = new Map<BackendName, Backend>();
  private readonly refused = new Map<BackendName, string>();
  private losses = 0;
  /** `null` until it was looked for. */
  private hardwareWebgl: boolean | null = null;

  constructor(private readonly assetBase: string) {}

  /** Makes the chosen backend the active one; one call at a time. */
  async use(choice: BackendChoice): Promise<Backend> {
    if (choice === 'auto') return this.useBest();
    if (!isBackend(choice)) {
      throw new ExplainError(
        'backend-unsupported',
        `The backend "${choice}" is not part of this release.`,
        'Use backend="auto", "webgl", "wasm" or "cpu".',
      );
    }
    const backend = await this.start(choice);
    if (backend) return backend;
    throw new ExplainError(
      `${choice}-unavailable`,
      `The backend "${choice}" was asked for and cannot be used here: ${this.refused.get(choice)!}`,
      'Use backend="auto", which takes the best that works.',
    );
  }

  /** Forgets a lost backend, so that the next use starts it afresh. */
  drop(name: BackendName): void {
    this.running.delete(name);
    if (name === 'webgl') {
      dropWebgl();
      this.losses++;
    }
  }

  private async useBest(): Promise<Backend> {
    for (const name of ['webgl', 'wasm'] as const) {
      const wanted = name !== 'webgl' || this.webglIsWorthwhile();
      const backend = wanted ? await this.start(name) : null;
      if (backend) return backend;
    }
    return (await this.start('cpu'))!;
  }

  private webglIsWorthwhile(): boolean {
    if (this.hardwareWebgl === null) {
      const context = openContext();
      if (context) closeContext(context);
      this.hardwareWebgl = context?.hardware ?? false;
    }
    if (!this.hardwareWebgl) return false;
    if (this.losses > LOSSES_TOLERATED)
      this.refuse('webgl', 'its context was lost again and again.');
    return !this.refused.has('webgl');
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
    this.notes.push(`${name} could not be used: ${reason}`);
  }

  private async startNew(name: BackendName): Promise<Backend> {
    if (name === 'cpu') return startCpu();
    const backend = name === 'wasm' ? await startWasm(this.assetBase) : await startNewWebgl();
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
  const tooLate = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error('it did not start in time.')), START_LIMIT),
  );
  return Promise.race([start, tooLate]);
}

async function startNewWebgl(): Promise<Backend> {
  const context = openContext();
  if (!context) throw new Error('the browser offers no WebGL 2 to workers.');
  return startWebgl(context);
}

/** What emscripten rejects with is a plain object. */
function describe(error: unknown): string {
  const message =
    typeof error === 'object' && error !== null && 'message' in error && error.message;
  return typeof message === 'string' ? message : String(error);
}
