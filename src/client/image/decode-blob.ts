import { ExplainError } from '../../protocol.js';
import { checkedSize, type Drawable } from './drawable.js';

/** An SVG is drawn at least this large, in pixels along its longer side. */
const SVG_SIDE = 1024;

/** Decodes a file, as below. */
export async function decodeBlob(blob: Blob, name = 'given'): Promise<Drawable> {
  const url = URL.createObjectURL(blob);
  try {
    return await decodeAddress(url, name, blob.type);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Decodes through an `<img>`, which knows SVG and turns photos by their EXIF orientation. */
export async function decodeAddress(url: string, name: string, type: string): Promise<Drawable> {
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
