import { scriptUrl } from '../asset-base.js';
import { build } from '../build.js';
import { versionMismatch } from './version-mismatch.js';

/** Milliseconds for the question what the server has. */
const PATIENCE = 5_000;

/** What to add to the address of a file that could not be had before. */
const again = new Map<string, string>();

/**
 * Fetches a file of the kit; the build of the page's script (scripts/bundling/fetched-parts.js) puts it around
 * every `import()`. Most browsers remember that a module could not be fetched, and fail at once when
 * it is imported again: after a failure another address is asked for.
 *
 * @param name of the file
 * @param load `import()` with this added to the address
 * @throws `version-mismatch` where the file, or the server, is of another build
 */
export async function fetchPart<Module>(
  name: string,
  load: (suffix: string) => Promise<Module>,
): Promise<Module> {
  try {
    return await load(again.get(name) ?? '');
  } catch (error) {
    again.set(name, `?again=${Date.now()}`);
    if (error instanceof Error && error.name === 'OtherBuild') {
      throw versionMismatch('A file that the page fetched', error.message);
    }
    const served = await servedBuild();
    if (served !== null && served !== build) throw versionMismatch('The server', served);
    throw error;
  }
}

/**
 * The build whose script the server has now; `null` where it does not tell. It is fetched past the
 * browser's cache, and put there: when the reader reloads the page, the new one runs.
 */
async function servedBuild(): Promise<string | null> {
  if (!scriptUrl) return null;
  try {
    const response = await fetch(scriptUrl, {
      cache: 'reload',
      signal: AbortSignal.timeout(PATIENCE),
    });
    const text = response.ok ? await response.text() : '';
    return /["'`](\d[\w.-]*\+[\da-f]{8})["'`]/.exec(text)?.[1] ?? null;
  } catch {
    return null;
  }
}
