import { ExplainError } from '../../protocol.js';
import { fetchFile } from '../fetch-file.js';
import { absolute } from '../settings.js';
import { decodeAddress, decodeBlob } from './decode-blob.js';
import type { Drawable } from './drawable.js';

/** Fetches and decodes a picture, and says in a named error what went wrong. */
export async function decodeUrl(url: string, signal?: AbortSignal): Promise<Drawable> {
  const address = absolute(url);
  // Fetching it would need `connect-src data:` of a content security policy.
  if (address.startsWith('data:')) return decodeAddress(address, 'given', address.slice(5));
  const lost = async (error: unknown): Promise<never> => {
    signal?.throwIfAborted();
    throw await unreachable(address, error);
  };
  const response = await fetchFile(address, { signal: signal ?? null }).catch(lost);
  if (!response.ok) {
    throw new ExplainError(
      'image-not-found',
      `The picture ${address} could not be had: the server answered ${response.status}.`,
      'Check the address in the "src" attribute.',
    );
  }
  return decodeBlob(await response.blob().catch(lost), address);
}

/** `fetch` does not tell a missing CORS header from a missing server; an opaque request does. */
async function unreachable(address: string, error: unknown): Promise<ExplainError> {
  if (address.startsWith('file:')) {
    return new ExplainError(
      'image-on-disk',
      'The page and its picture are on disk, and browsers forbid a page to read files from disk.',
      'Serve the folder over HTTP (for one, npx sirv-cli .), or let the reader choose the picture.',
    );
  }
  const { origin } = new URL(address);
  if (origin !== location.origin && (await answersOpaquely(address))) {
    return new ExplainError(
      'image-cors',
      `The picture ${address} is on another origin, which does not let this page read its pixels.`,
      "Serve it with the header Access-Control-Allow-Origin, or from the page's own origin.",
    );
  }
  return new ExplainError(
    'image-unreachable',
    `The picture ${address} could not be reached (${error instanceof Error ? error.message : String(error)}).`,
    'Check the address and the network; a content security policy must allow it in connect-src.',
  );
}

async function answersOpaquely(address: string): Promise<boolean> {
  try {
    await fetch(address, { mode: 'no-cors' });
    return true;
  } catch {
    return false;
  }
}
