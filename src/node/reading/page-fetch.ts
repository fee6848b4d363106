import { ExplainError } from '../../protocol.js';
import { fetchFromServer } from './network.js';
import { readRegularFile } from './read-file.js';
import { currentReader } from './reader.js';
import { pathOf, readablePath } from './rules.js';

/** Bytes of a file that no role limits further: weights in one file. */
const MOST = 2e9;

/** Begins a figure: what is refused from now on is its own. */
export function forgetRefusal(): void {
  const reader = currentReader();
  if (reader) reader.refusal = null;
}

/**
 * The first thing that the figure was refused. A figure that lacks it is none: where the kit could
 * do without a file, such as a card, it must not go on as if there were none.
 */
export function refused(): ExplainError | null {
  return currentReader()?.refusal ?? null;
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
    const reader = currentReader();
    const file = reader ? await readablePath(url, reader.rules) : pathOf(url);
    if (file === null) return null;
    return readRegularFile(file, url.pathname, most).catch((error: unknown) => {
      // By the rules it was found already.
      if (!reader && isAbsent(error)) return null;
      throw unreadable(url, error);
    });
  });
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^ENO(ENT|TDIR)$/.test(String(error.code));
}

/** Such as one that others own: no answer of a server would mean the same. */
function unreadable({ pathname }: URL, error: unknown): ExplainError {
  return ExplainError.of(
    error,
    'render-unreadable',
    `${pathname} cannot be read`,
    'Check who may read the file.',
  );
}

async function noted<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const reader = currentReader();
    if (reader && error instanceof ExplainError) reader.refusal ??= error;
    throw error;
  }
}

/** @throws `render-network` where servers may not be asked */
export function allowServer(url: URL): void {
  const reader = currentReader();
  const isAllowed = !reader || reader.rules.network || url.origin === reader.rules.server;
  if (/^https?:$/.test(url.protocol) && isAllowed) return;
  throw new ExplainError(
    'render-network',
    `The address ${url.href.slice(0, 200)} is not on disk, and nothing may be fetched.`,
    'Keep the file beside the page, or give --allow-network.',
  );
}
