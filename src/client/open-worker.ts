import { build } from '../build.js';
import { ExplainError } from '../protocol.js';
import { currentSettings } from './settings.js';
import type { startError } from './start-error.js';
import { trustedAddress } from '../protocol/trusted-address.js';

/** A worker's script, which travels inside of the kit and lies beside it as a file. */
export interface WorkerScript {
  /** Name of the file. */
  file: string;
  /** What it is for, after "the worker that". */
  does: string;
  /** Where it lies when this is the engine's configured address. */
  configured(workerUrl: string): string | URL;
  /** What the kit carries. */
  inlined(): Promise<string | ArrayBuffer>;
}

/** How long a worker may take to answer for the first time, in milliseconds. */
const START_TIMEOUT = 30_000;
/** A policy violation is reported a little after the worker's error event. */
const VIOLATION_DELAY = 100;

/**
 * Starts a worker by the first way that works: the configured file, the inlined source as a blob (which
 * also works across origins, in sandboxed frames and from disk), or the file beside the page's script
 * where that is on the page's own origin.
 *
 * @param greet rejects where the worker does not answer; an `ExplainError` where it is of another build
 * @throws `worker-blocked` when a content security policy forbids it, `version-mismatch` where there is
 *   but a worker of another build, `worker-failed` otherwise
 */
export async function openWorker<T>(
  script: WorkerScript,
  greet: (worker: Worker) => Promise<T>,
): Promise<T> {
  if (typeof Worker === 'undefined') {
    throw await failure(script, [], ['there are none here; in Node import convlens/engine']);
  }
  const violations: SecurityPolicyViolationEvent[] = [];
  const listen = (event: SecurityPolicyViolationEvent): void => void violations.push(event);
  // Those of a page's document come up to its window; in a worker there is no document.
  globalThis.addEventListener('securitypolicyviolation', listen);
  const failures: string[] = [];
  let mismatch: ExplainError | null = null;
  try {
    for (const open of ladder(script, () => mismatch !== null)) {
      try {
        return await greet(await open());
      } catch (error) {
        if (error instanceof ExplainError) mismatch = error;
        failures.push(error instanceof Error ? error.message : String(error));
      }
    }
    if (mismatch) throw mismatch;
    await new Promise((resolve) => setTimeout(resolve, VIOLATION_DELAY));
  } finally {
    globalThis.removeEventListener('securitypolicyviolation', listen);
  }
  throw await failure(script, violations, failures);
}

/** Its words are fetched: few pages need them. */
async function failure(...what: Parameters<typeof startError>): Promise<ExplainError> {
  const { startError } = await import('./start-error.js');
  return startError(...what);
}

/** @param isOther whether a worker of another build was met */
function* ladder(
  script: WorkerScript,
  isOther: () => boolean,
): Generator<() => Worker | Promise<Worker>> {
  const { workerUrl, assetBase } = currentSettings();
  if (!workerUrl) yield () => openInlined(script);
  const file = new URL(workerUrl ? script.configured(workerUrl) : script.file, assetBase);
  const isReadable = file.origin === location.origin && file.protocol !== 'file:';
  if (workerUrl || isReadable) yield () => new Worker(trustedAddress(file.href));
  // That one may have come out of a cache.
  if (isOther() && /^https?:/.test(file.protocol))
    yield () => new Worker(trustedAddress(ofThisBuild(file).href));
}

/** An address that no cache has from another build. */
function ofThisBuild(address: URL): URL {
  const url = new URL(address);
  url.searchParams.set('v', build);
  return url;
}

async function openInlined({ inlined }: WorkerScript): Promise<Worker> {
  const url = URL.createObjectURL(new Blob([await inlined()], { type: 'text/javascript' }));
  try {
    return new Worker(trustedAddress(url));
  } finally {
    // The worker has its own hold on the source once it is constructed, but some browsers fetch later.
    setTimeout(() => URL.revokeObjectURL(url), START_TIMEOUT);
  }
}

/** A worker's first answer; rejects where it comes to none. */
export async function firstAnswer<T>(worker: Worker, answer: Promise<T>): Promise<T> {
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
    return await Promise.race([answer, failed]);
  } finally {
    clearTimeout(timer);
  }
}
