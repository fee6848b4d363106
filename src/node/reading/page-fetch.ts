import { ExplainError } from '../../protocol.js';
import { fetchFromServer } from './network.js';
import { readRegularFile } from './read-file.js';
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
 * `fetch` by the rules, also of files; one that is not there answers 404, as a server does. With
 * `pageFile` the one entry to all that a page, a model or a card names.
 */
export async function pageFetch(address: string | URL, init?: RequestInit): Promise<Response> {
  const url = new URL(address);
  if (url.protocol === 'data:') return fetch(url);
  if (url.protocol === 'file:') {
    const bytes = await pageFile(url, MOST);
    if (bytes === null) return new Response(null, { status: 404 });
    return new Response(bytes, { headers: { 'content-length': String(bytes.length) } });
  }
  return noted(async () => {
    allowServer(url);
    return fetchFromServer(url, MOST, init?.signal);
  });
}

/** The bytes of a file on disk, no more than `most` of them; `null` where there is none. */
export function pageFile(url: URL, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  return noted(async () => {
    const file = await readablePath(url, rules);
    return file === null ? null : readRegularFile(file, url.pathname, most).catch(unreadable(url));
  });
}

/** Such as one that others own: no answer of a server would mean the same. */
function unreadable({ pathname }: URL): (error: unknown) => never {
  return (error) => {
    throw ExplainError.of(
      error,
      'render-unreadable',
      `${pathname} cannot be read`,
      'Check who may read the file.',
    );
  };
}

async function noted<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ExplainError) refusal ??= error;
    throw error;
  }
}

/** @throws `render-network` where servers may not be asked */
export function allowServer(url: URL): void {
  if (/^https?:$/.test(url.protocol) && (rules.network || url.origin === rules.server)) return;
  throw new ExplainError(
    'render-network',
    `The address ${url.href.slice(0, 200)} is not on disk, and nothing may be fetched.`,
    'Keep the file beside the page, or give --allow-network.',
  );
}
