import { ExplainError, shownName, type FileFailure } from '../../protocol.js';
import { download } from '../download.js';
import { DownloadFailed } from '../download-failed.js';
import { pageFetch, pageOrigin } from '../page.js';
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
  signal: AbortSignal = new AbortController().signal,
): Promise<Blob> {
  let loaded = 0;
  const { bytes, contentType } = await download(address, {
    signal,
    cache,
    most: () => MOST_BYTES - loaded,
    onBytes: (length) => (loaded += length),
  }).catch(async (error: unknown) => {
    throw error instanceof DownloadFailed ? await explained(address, error.failure) : error;
  });
  return new Blob([bytes], { type: contentType });
}

async function explained(address: string, failure: FileFailure): Promise<ExplainError> {
  switch (failure.kind) {
    case 'status':
      return new ExplainError(
        'image-not-found',
        `The image ${address} could not be fetched: the server answered ${failure.status}.`,
        'Check the address in the "src" attribute.',
      );
    case 'too-long':
      return tooLong(address);
    case 'stalled':
      return new ExplainError(
        'image-stalled',
        `The image ${address} did not arrive: no byte came for ${failure.milliseconds / 1000} s.`,
        'Try again later; configure({ stallTimeout }) says how long to wait for a slow server.',
      );
    case 'not-given':
      return new ExplainError(
        'image-not-found',
        `The image ${shownName(address)} is not among the files given.`,
        'Give it together with the model, or take it out of the card.',
      );
    case 'unreachable':
      return failure.loaded !== null ? brokenOff(address) : unreachable(address, failure.offline);
  }
}

function brokenOff(address: string): ExplainError {
  return new ExplainError(
    'image-unreachable',
    `The connection broke off before the whole image ${address} had arrived.`,
    'Try again; if it goes on, look at the server.',
  );
}

/** `fetch` does not tell a missing CORS header from a missing server; an opaque request does. */
async function unreachable(address: string, offline: boolean): Promise<ExplainError> {
  if (address.startsWith('file:')) {
    return new ExplainError(
      'image-on-disk',
      'The page and its image are on disk, and browsers forbid a page to read files from disk.',
      'Serve the folder over HTTP (for one, npx sirv-cli .), or let the reader choose the image.',
    );
  }
  if (offline) {
    return new ExplainError(
      'image-unreachable',
      `The image ${address} could not be fetched: this browser is offline.`,
      'Connect to the network and try again.',
    );
  }
  const { origin } = new URL(address);
  if (origin !== pageOrigin() && (await keepsToItself(address))) {
    return new ExplainError(
      'image-cors',
      `The image ${address} is on another origin, which does not let this page read its pixels.`,
      "Serve it with the header Access-Control-Allow-Origin, or from the page's own origin.",
    );
  }
  return new ExplainError(
    'image-unreachable',
    `The image ${address} could not be reached.`,
    'Check the address and the network; a content security policy must allow it in connect-src.',
  );
}

/** Whether a server answers, but not this page. HEAD, as a connection may break in the body. */
async function keepsToItself(address: string): Promise<boolean> {
  const opaque = await answers(address, { mode: 'no-cors' });
  return opaque && !(await answers(address, { method: 'HEAD' }));
}

async function answers(address: string, options: RequestInit): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(currentSettings().stallTimeout);
    await pageFetch(address, { ...options, signal });
    return true;
  } catch {
    return false;
  }
}
