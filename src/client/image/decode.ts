import { ExplainError } from '../../protocol.js';
import { fetchFile } from '../fetch-file.js';
import { absolute } from '../settings.js';

/** Everything that can be drawn on a canvas and has a size. */
export interface Drawable {
  source: CanvasImageSource;
  width: number;
  height: number;
}

/** Browsers on phones give out beyond this; a camera's 48-megapixel picture passes. */
const MOST_PIXELS = 50e6;
/** An SVG is drawn at least this large, in pixels along its longer side. */
const SVG_SIDE = 1024;

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

/** Decodes through an `<img>`, which knows SVG and turns photos by their EXIF orientation. */
export async function decodeBlob(blob: Blob, name = 'given'): Promise<Drawable> {
  const url = URL.createObjectURL(blob);
  try {
    return await decodeAddress(url, name, blob.type);
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function decodeAddress(url: string, name: string, type: string): Promise<Drawable> {
  const image = new Image();
  try {
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
      image.src = url;
    });
  } catch {
    throw new ExplainError(
      'image-not-decodable',
      `The file ${name} is not a picture that this browser can show.`,
      'Use a PNG, JPEG, WebP, AVIF or SVG file.',
    );
  }
  const { naturalWidth: width, naturalHeight: height } = image;
  const decoded = checkedSize({ source: image, width, height });
  return type.startsWith('image/svg') ? drawnWhole(decoded) : decoded;
}

/** Chrome cuts nothing out of an SVG that has no size of its own; a canvas can be cut. */
function drawnWhole({ source, width, height }: Drawable): Drawable {
  const canvas = document.createElement('canvas');
  const scale = Math.max(1, SVG_SIDE / Math.max(width, height));
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')!.drawImage(source, 0, 0, canvas.width, canvas.height);
  return { source: canvas, width: canvas.width, height: canvas.height };
}

/** @throws for pictures too small to explain and too large to decode */
export function checkedSize(drawable: Drawable): Drawable {
  const { width, height } = drawable;
  if (width < 2 || height < 2) {
    throw new ExplainError(
      'image-too-small',
      `The picture has ${width} x ${height} pixels: there is nothing in it to explain.`,
      'Use a picture of at least 2 x 2 pixels, better one as large as the model looks at.',
    );
  }
  if (width * height > MOST_PIXELS) {
    throw new ExplainError(
      'image-too-large',
      `The picture has ${width} x ${height} pixels, more than a phone can decode.`,
      `Scale it down; ${MOST_PIXELS / 1e6} megapixels are the limit, and a model looks at far fewer.`,
    );
  }
  return drawable;
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
