import { build } from '../build.js';
import { ExplainError } from '../protocol.js';
import { trustedAddress } from '../protocol/trusted-address.js';

/** How long the file may take to come, in milliseconds. */
const PATIENCE = 20_000;

/** Thrown where the part is needed before it is here: the page has it loaded, and sends the job again. */
export class PartAbsent extends Error {}

let address: string | null = null;

/** @param url of the file with what few pages need, beside the worker's own or the page's script */
export function setPartUrl(url: string): void {
  address = url;
}

/**
 * The build (scripts/bundling/workers.js) puts it around every `import()` of the worker, whose modules are
 * in the engine's second file.
 *
 * @param load resolves to the module where that file is here
 * @throws `PartAbsent`
 */
export async function loadPart<Module>(load: () => Promise<Module>): Promise<Module> {
  if (partBuild() !== build) throw new PartAbsent();
  return load();
}

/**
 * Loads the engine's second file, once.
 *
 * @throws `part-unreachable`, `version-mismatch`
 */
export async function fetchPart(): Promise<void> {
  if (partBuild() === build) return;
  if (address === null) throw unreachable('beside the kit', 'the page gave no address');
  await requireServed(address);
  try {
    // A worker may run scripts from where its page may, also where a policy forbids those of blobs.
    importScripts(trustedAddress(address));
  } catch (error) {
    throw unreachable(address, String(error));
  }
  if (partBuild() !== build) throw otherBuild(address);
}

/** While `importScripts` waits for the network, the worker hears nothing: the browser's cache is filled first. */
async function requireServed(url: string): Promise<void> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
    await response.arrayBuffer();
    if (response.ok) return;
    throw unreachable(url, `status ${response.status}`);
  } catch (error) {
    // What policies let a worker fetch is not what they let it run.
    if (!(error instanceof TypeError)) {
      throw error instanceof ExplainError ? error : unreachable(url, String(error));
    }
  }
}

/** What the file says of itself. */
function partBuild(): unknown {
  return Reflect.get(globalThis, 'convlensPart');
}

function unreachable(url: string, reason: string): ExplainError {
  return new ExplainError(
    'part-unreachable',
    `The engine's file ${url} could not be loaded (${reason}).`,
    'Publish engine.part.js beside convlens.js, and beside engine.worker.js where workerUrl names one; then reload the page.',
  );
}

function otherBuild(url: string): ExplainError {
  return new ExplainError(
    'version-mismatch',
    `The engine's file ${url} has another version of convlens (${String(partBuild())}) than the engine (${build}).`,
    'Reload the page. Authors: publish the files of one version together.',
  );
}
