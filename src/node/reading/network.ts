import { lookup } from 'node:dns/promises';
import { ExplainError } from '../../protocol.js';
import { tooLarge } from './read-file.js';

/** Milliseconds without a byte, and for the whole of a file. */
const [STALL, WHOLE] = [20_000, 300_000];
const REDIRECTS = 5;

/** Fetches from a server, each redirect looked at, no more than `most` bytes. */
export async function fetchFromServer(
  address: URL,
  most: number,
  signal?: AbortSignal | null,
): Promise<Response> {
  const stalled = new AbortController();
  const ends = [stalled.signal, AbortSignal.timeout(WHOLE), ...(signal ? [signal] : [])];
  let timer = setTimeout(() => stalled.abort(), STALL);
  const beat = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => stalled.abort(), STALL);
  };
  try {
    const response = await followed(address, AbortSignal.any(ends), beat);
    const { status, ok } = response;
    if (!ok) {
      await response.body?.cancel();
      return new Response(null, { status });
    }
    const bytes = await readBody(response, address, most, beat);
    return new Response(bytes, { headers: { 'content-length': String(bytes.byteLength) } });
  } catch (error) {
    signal?.throwIfAborted();
    if (stalled.signal.aborted) throw silent(address);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function followed(first: URL, signal: AbortSignal, beat: () => void): Promise<Response> {
  let url = first;
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    await checkHost(url);
    const response = await fetch(url, { redirect: 'manual', signal });
    beat();
    const next = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || !next) return response;
    await response.body?.cancel();
    url = new URL(next, url);
  }
  throw refusedHost(first, 'redirects too often');
}

/** What a cloud tells its own machines, secrets among them, is never a picture. */
async function checkHost(url: URL): Promise<void> {
  if (!/^https?:$/.test(url.protocol)) throw refusedHost(url, 'is on no web server');
  const name = url.hostname.replace(/^\[|\]$/g, '');
  const found = await lookup(name, { all: true }).catch(() => []);
  if (found.some(({ address }) => /^(::ffff:)?169\.254\.|^fe[89ab]/i.test(address))) {
    throw refusedHost(url, 'is link-local');
  }
}

async function readBody(
  response: Response,
  { href }: URL,
  most: number,
  beat: () => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const told = Number(response.headers.get('content-length') ?? 0);
  if (told > most) throw tooLarge(href, told, most);
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done || !value) break;
    beat();
    length += value.byteLength;
    if (length > most) {
      await reader?.cancel();
      throw tooLarge(href, 0, most);
    }
    chunks.push(value);
  }
  return new Uint8Array(Buffer.concat(chunks, length));
}

function refusedHost({ href }: URL, what: string): ExplainError {
  return new ExplainError(
    'render-network',
    `The address ${href} ${what}.`,
    'Name the file where it lies on a web server.',
  );
}

function silent({ href }: URL): ExplainError {
  return new ExplainError(
    'render-network',
    `The server has sent nothing for ${STALL / 1000} seconds: ${href}.`,
    'Try again, or keep the file beside the page.',
  );
}
