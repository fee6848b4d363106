import { ExplainError } from '../../protocol.js';
import { fetchFromServer } from './network.js';
import { readRegularFile, tooLarge } from './read-file.js';
import { readablePath, type ReadingRules } from './rules.js';

/** Bytes of a file that no role limits further: weights in one file. */
const MOST = 2e9;

const nothing: ReadingRules = { folders: [], homes: [], site: null, network: false };
let rules = nothing;
let refusal: ExplainError | null = null;

/** What holds for everything that is read from now on. */
export function readBy(next: ReadingRules): void {
  rules = next;
}

/** Begins a figure: what is refused from now on is its own. */
export function forgetRefusal(): void {
  refusal = null;
}

/**
 * The first thing that the figure was refused. A figure that lacks it is none: where the kit could
 * do without a file, such as a card, it must not go on as if there were none.
 */
export function refused(): ExplainError | null {
  return refusal;
}

/**
 * `fetch` by the rules, also of files; one that is not there answers 404, as a server does. The one
 * entry to all that a page, a model or a card names.
 */
export async function pageFetch(
  address: string | URL,
  init?: RequestInit,
  most = MOST,
): Promise<Response> {
  try {
    return await fetchByRules(new URL(address), init, most);
  } catch (error) {
    if (error instanceof ExplainError) refusal ??= error;
    throw error;
  }
}

async function fetchByRules(
  url: URL,
  init: RequestInit | undefined,
  most: number,
): Promise<Response> {
  if (url.protocol === 'data:') {
    if (url.href.length > most) throw tooLarge('The address that holds the file', 0, most);
    return fetch(url);
  }
  if (url.protocol === 'file:') {
    const file = await readablePath(url, rules);
    if (file === null) return new Response(null, { status: 404 });
    const bytes = await readRegularFile(file, url.pathname, most);
    return new Response(bytes, { headers: { 'content-length': String(bytes.length) } });
  }
  allowServer(url);
  return fetchFromServer(url, most, init?.signal);
}

/** @throws `render-network` where servers may not be asked */
export function allowServer(url: URL): void {
  if (/^https?:$/.test(url.protocol) && rules.network) return;
  throw new ExplainError(
    'render-network',
    `The address ${url.href.slice(0, 200)} is not on disk, and nothing may be fetched.`,
    'Keep the file beside the page, or give --allow-network.',
  );
}
