import { proxy, transfer, wrap, type Remote } from 'comlink';
import { build } from '../build.js';
import { ExplainError, type EngineApi } from '../protocol.js';
import { WorkerFiles } from './files/page-files.js';
import { currentSettings } from './settings.js';
import { trustedAddress } from './trusted-address.js';
import { versionMismatch } from './version-mismatch.js';

export interface RunningWorker {
  worker: Worker;
  /** Ends the worker, and what is on its way to it. */
  end: () => void;
  api: Remote<EngineApi>;
  /** Name of the Web Lock that the worker holds while it lives. */
  lifeLock: string;
}

/** How long a worker may take to answer for the first time, in milliseconds. */
const START_TIMEOUT = 30_000;
/** A policy violation is reported a little after the worker's error event. */
const VIOLATION_DELAY = 100;

/**
 * Starts the engine's worker by the first way that works: the configured file, the inlined source as
 * a blob (which also works across origins, in sandboxed frames and from disk), or the file beside
 * the script where that is on the page's own origin.
 *
 * @param onTurn told which job takes the engine's turn
 * @throws `worker-blocked` when a content security policy forbids it, `version-mismatch` where there is
 *   but a worker of another build, `worker-failed` otherwise
 */
export async function startWorker(onTurn: (id: number) => void): Promise<RunningWorker> {
  const violations: SecurityPolicyViolationEvent[] = [];
  const listen = (event: SecurityPolicyViolationEvent): void => void violations.push(event);
  document.addEventListener('securitypolicyviolation', listen);
  const failures: string[] = [];
  let mismatch: ExplainError | null = null;
  try {
    for (const open of ladder(() => mismatch !== null)) {
      try {
        return await greet(await open(), onTurn);
      } catch (error) {
        if (error instanceof ExplainError) mismatch = error;
        failures.push(error instanceof Error ? error.message : String(error));
      }
    }
    if (mismatch) throw mismatch;
    await new Promise((resolve) => setTimeout(resolve, VIOLATION_DELAY));
  } finally {
    document.removeEventListener('securitypolicyviolation', listen);
  }
  throw startError(violations, failures);
}

/** @param isOther whether a worker of another build was met */
function* ladder(isOther: () => boolean): Generator<() => Worker | Promise<Worker>> {
  const { workerUrl, assetBase } = currentSettings();
  if (!workerUrl) yield openInlined;
  const file = new URL(workerUrl ?? 'engine.worker.js', assetBase);
  const isReadable = file.origin === location.origin && file.protocol !== 'file:';
  if (workerUrl || isReadable) yield () => new Worker(trustedAddress(file));
  // That one may have come out of a cache.
  if (isOther() && /^https?:/.test(file.protocol))
    yield () => new Worker(trustedAddress(ofThisBuild(file)));
}

/** An address that no cache has from another build. */
function ofThisBuild(address: URL): URL {
  const url = new URL(address);
  url.searchParams.set('v', build);
  return url;
}

async function openInlined(): Promise<Worker> {
  const { workerSource } = await import('./worker-source.js');
  const url = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
  try {
    return new Worker(trustedAddress(url));
  } finally {
    // The worker has its own hold on the source once it is constructed, but some browsers fetch later.
    setTimeout(() => URL.revokeObjectURL(url), START_TIMEOUT);
  }
}

/** Packed files are for the worker, which wants them once: their bytes move there. */
async function readPacked(path: string): Promise<ArrayBuffer | null> {
  const { packedFile } = await import('./packed/packed-file.js');
  const bytes = await packedFile(path);
  return bytes && transfer(bytes, [bytes]);
}

let count = 0;

async function greet(worker: Worker, onTurn: (id: number) => void): Promise<RunningWorker> {
  const api = wrap<EngineApi>(worker);
  const lifeLock = `convlens-${Date.now()}-${Math.random().toString(36).slice(2)}-${count++}`;
  const { workerUrl, assetBase, limits, memoryBudget } = currentSettings();
  const files = new WorkerFiles();
  const end = (): void => {
    worker.terminate();
    files.dropAll();
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      reject(new Error(event.message || 'the browser refused to start the worker'));
    });
    timer = setTimeout(() => reject(new Error('the worker did not answer')), START_TIMEOUT);
  });
  failed.catch(() => {});
  try {
    const options = { assetBase, lifeLock, limits, memoryBudget };
    const started = api
      .start(options, proxy(readPacked), proxy(files), proxy(onTurn))
      // A worker of another version may expect other parameters.
      .catch(async (error: unknown) => {
        const theirs = await api.build;
        if (theirs === build) throw error;
        return theirs;
      });
    const other = await Promise.race([started, failed]);
    if (other !== build) throw versionMismatch(`The worker ${workerUrl ?? ''}`.trim(), other);
    return { worker, end, api, lifeLock };
  } catch (error) {
    end();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function startError(violations: SecurityPolicyViolationEvent[], failures: string[]): ExplainError {
  if (violations.some(({ effectiveDirective }) => /trusted-types/.test(effectiveDirective))) {
    return new ExplainError(
      'worker-blocked',
      'This page requires Trusted Types, and its content security policy does not let the kit start its worker: the policy "convlens" is missing in its directive "trusted-types".',
      'Allow both policies of the kit: "trusted-types convlens lit-html"; or give the page a default policy that lets the addresses of scripts through.',
    );
  }
  const violation = violations.find(({ effectiveDirective }) =>
    /worker|script|child/.test(effectiveDirective),
  );
  if (violation) {
    const directive = violation.effectiveDirective;
    return new ExplainError(
      'worker-blocked',
      `The content security policy of this page blocks the worker that computes: its directive "${directive}" does not allow ${violation.blockedURI || 'blob'}.`,
      `Add "${directive} blob:" to the policy; or serve engine.worker.js from this origin, call configure({ workerUrl }) and add "${directive} 'self'".`,
    );
  }
  return new ExplainError(
    'worker-failed',
    `The worker that computes could not be started: ${[...new Set(failures)].join('; ')}.`,
    'Reload the page; if it goes on, call configure({ workerUrl }) with the address of engine.worker.js.',
  );
}
