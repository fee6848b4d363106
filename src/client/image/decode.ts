import { ExplainError, packedPath } from '../../protocol.js';
import { fetchFile } from '../fetch-file.js';
import { readBody, ReadError } from '../read-body.js';
import { absolute, currentSettings } from '../settings.js';
import { fileOfDataUrl } from './data-url.js';
import { decodeBlob } from './decode-blob.js';
import { MOST_BYTES, tooLong, type Drawable } from './drawable.js';

/** Fetches and decodes an image, and says in a named error what went wrong. */
export async function decodeUrl(url: string, signal?: AbortSignal): Promise<Drawable> {
  const address = absolute(url);
  if (address.startsWith('data:')) return decodeBlob(fileOfDataUrl(address));
  return decodeBlob(await fetchImage(address, 'default', signal), address);
}

/** @throws an error that says why the file could not be had */
export async function fetchImage(
  address: string,
  cache: RequestCache,
  signal?: AbortSignal,
): Promise<Blob> {
  const { stallTimeout, timeout } = currentSettings();
  const open = (own: AbortSignal): Promise<Response> => fetchFile(address, { signal: own, cache });
  // Of what travels as a script no byte is seen before the last.
  const stall = packedPath(address) === null ? stallTimeout : timeout;
  const { response, chunks } = await readBody(open, { limit: MOST_BYTES, stall, signal }).catch(
    async (error: unknown) => {
      throw error instanceof ReadError ? await explained(address, error) : error;
    },
  );
  if (!response.ok) {
    throw new ExplainError(
      'image-not-found',
      `The image ${address} could not be fetched: the server answered ${response.status}.`,
      'Check the address in the "src" attribute.',
    );
  }
  return new Blob(chunks, { type: response.headers.get('content-type') ?? '' });
}

async function explained(address: string, { fault, message }: ReadError): Promise<ExplainError> {
  if (fault === 'too-long') return tooLong(address);
  if (fault === 'stalled') {
    return new ExplainError(
      'image-stalled',
      `The image ${address} did not arrive: ${message}.`,
      'Try again later; configure({ stallTimeout }) says how long to wait for a slow server.',
    );
  }
  return fault === 'broken' ? brokenOff(address, message) : unreachable(address, message);
}

function brokenOff(address: string, reason: string): ExplainError {
  return new ExplainError(
    'image-unreachable',
    `The connection broke off before the whole image ${address} had arrived (${reason}).`,
    'Try again; if it goes on, look at the server.',
  );
}

/** `fetch` does not tell a missing CORS header from a missing server; an opaque request does. */
async function unreachable(address: string, reason: string): Promise<ExplainError> {
  if (address.startsWith('file:')) {
    return new ExplainError(
      'image-on-disk',
      'The page and its image are on disk, and browsers forbid a page to read files from disk.',
      'Serve the folder over HTTP (for one, npx sirv-cli .), or let the reader choose the image.',
    );
  }
  if (navigator.onLine === false) {
    return new ExplainError(
      'image-unreachable',
      `The image ${address} could not be fetched: this browser is offline.`,
      'Connect to the network and try again.',
    );
  }
  const { origin } = new URL(address);
  if (origin !== location.origin && (await answersOpaquely(address))) {
    return new ExplainError(
      'image-cors',
      `The image ${address} is on another origin, which does not let this page read its pixels.`,
      "Serve it with the header Access-Control-Allow-Origin, or from the page's own origin.",
    );
  }
  return new ExplainError(
    'image-unreachable',
    `The image ${address} could not be reached (${reason}).`,
    'Check the address and the network; a content security policy must allow it in connect-src.',
  );
}

async function answersOpaquely(address: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(currentSettings().stallTimeout);
    await fetch(address, { mode: 'no-cors', signal });
    return true;
  } catch {
    return false;
  }
}
