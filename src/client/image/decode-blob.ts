import { ExplainError } from '../../protocol.js';
import { checkedSize, MOST_BYTES, MOST_PIXELS, tooLong, type Drawable } from './drawable.js';
import { newCanvas } from './new-canvas.js';
import { requireWhole } from './whole-file.js';

/** An SVG is drawn at least this large, in pixels along its longer side. */
const SVG_SIDE = 1024;
/** Pixels from which an `<img>` would be decoded for too long at a stretch, where its pixels are read. */
const MANY_PIXELS = 2e6;
/** A policy violation is reported a little after the image's error event. */
const VIOLATION_DELAY = 100;

/**
 * Decodes a file of an image: through an `<img>`, which knows SVG and turns photos by their EXIF
 * orientation; or, where the page's policy forbids that, without one.
 *
 * @param name the file or its address, for errors
 */
export async function decodeBlob(blob: Blob, name = 'given'): Promise<Drawable> {
  if (blob.size > MOST_BYTES) throw tooLong(name);
  // Rejects where the file has gone from the disk meanwhile.
  const bytes = await blob.arrayBuffer().catch(() => new ArrayBuffer(0));
  requireWhole(new Uint8Array(bytes), name);
  const decoded = checkedSize(await decodedImage(blob, name));
  const isDrawing = blob.type.startsWith('image/svg');
  return { ...(isDrawing ? drawnWhole(decoded) : decoded), origin: blob };
}

/** Where neither way leads to an image, the page's policy may be why. */
async function decodedImage(blob: Blob, name: string): Promise<Drawable> {
  const blocked: string[] = [];
  const listen = ({ effectiveDirective, disposition }: SecurityPolicyViolationEvent): void => {
    if (disposition === 'enforce') blocked.push(effectiveDirective);
  };
  globalThis.addEventListener('securitypolicyviolation', listen);
  try {
    const image = await shown(blob);
    return image ? await calmly(image, blob) : await unseen(blob);
  } catch {
    await new Promise((resolve) => setTimeout(resolve, VIOLATION_DELAY));
    throw blocked.includes('img-src') ? notAllowed(name) : notDecodable(name);
  } finally {
    globalThis.removeEventListener('securitypolicyviolation', listen);
  }
}

/** By an `<img>`; `null` where it shows nothing, and in a worker. */
async function shown(blob: Blob): Promise<Drawable | null> {
  let url = '';
  try {
    const image = new Image();
    url = URL.createObjectURL(blob);
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
      image.src = url;
    });
    return { source: image, width: image.naturalWidth, height: image.naturalHeight };
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * The same pixels, decoded beside the page's own work where there are many: an `<img>` gives them only
 * while the page waits. A drawing has no pixels of its own; it stays the element that it is.
 */
export async function calmly(image: Drawable, blob: Blob): Promise<Drawable> {
  const { width, height } = image;
  const pixels = width * height;
  // Of too many the size is known, and nothing else is needed to refuse them.
  if (pixels < MANY_PIXELS || pixels > MOST_PIXELS || blob.type.startsWith('image/svg'))
    return image;
  const decoded = await unseen(blob).catch(() => image);
  return decoded.width === width && decoded.height === height ? decoded : image;
}

/** The same without an element, which no `img-src` concerns. It knows no SVG. */
async function unseen(blob: Blob): Promise<Drawable> {
  const source = await createImageBitmap(blob, { imageOrientation: 'from-image' });
  return { source, width: source.width, height: source.height };
}

/** Chrome cuts nothing out of an SVG that has no size of its own; a canvas can be cut. */
function drawnWhole({ source, width, height }: Drawable): Drawable {
  const scale = Math.max(1, SVG_SIDE / Math.max(width, height));
  const canvas = newCanvas(Math.round(width * scale), Math.round(height * scale));
  canvas.getContext('2d')!.drawImage(source, 0, 0, canvas.width, canvas.height);
  return { source: canvas, width: canvas.width, height: canvas.height };
}

function notDecodable(name: string): ExplainError {
  return new ExplainError(
    'image-not-decodable',
    `The image file ${name} is none that this browser can show.`,
    'Use a PNG, JPEG, WebP, AVIF or SVG file.',
  );
}

function notAllowed(name: string): ExplainError {
  return new ExplainError(
    'image-blocked',
    `The content security policy of this page blocks the image file ${name}: its directive "img-src" does not allow blob:.`,
    'Add "img-src blob:" to the policy; PNG, JPEG, WebP and AVIF files need it not.',
  );
}
