import type { InputTensor } from '../../protocol.js';
import type { PreparedImage } from './image-kinds.js';
import type { PixelData, Pixels } from './pixels.js';

/**
 * What a page or a worker has and Node has not, by its name there: these types say of each place what it
 * knows, and need neither `lib.dom` nor `lib.webworker`.
 */
type Global = typeof globalThis;
/**
 * An `<img>`, `<picture>`, `<canvas>` or `<video>`, or an element that contains one; nothing outside
 * of pages.
 */
type DomElement = Global extends { Element: { prototype: infer Type } } ? Type : never;
/** An `ImageBitmap`. */
type Bitmap = Global extends { ImageBitmap: { prototype: infer Type } } ? Type : never;
/** An `OffscreenCanvas`; in Node the kit's own `Pixels`. */
type WorkerCanvas = Global extends { OffscreenCanvas: { prototype: infer Type } } ? Type : Pixels;
/** A `<canvas>`; in a worker an `OffscreenCanvas`, in Node the kit's own `Pixels`. */
type Canvas = Global extends { HTMLCanvasElement: { prototype: infer Type } } ? Type : WorkerCanvas;

/**
 * What an image may be given as: an address (`sample:3` for a sample of the model), a file, pixels,
 * an element that is an image or holds one, a tensor that goes into the network as it is, unscaled, or
 * what `picture()` has made ready, whose `input` does.
 */
export type ImageSource =
  string | Blob | PixelData | Bitmap | DomElement | WorkerCanvas | InputTensor | PreparedImage;

/** An image as the network sees it, and as a reader does. */
export interface Picture {
  /** What the network sees, in model-input units. */
  input: InputTensor;
  /**
   * The part of the image that the network sees, for showing; sharper once `sharper` has resolved. A
   * canvas in a page, an `OffscreenCanvas` in a worker, pixels in Node.
   */
  view: Canvas;
  /** There while a file with more pixels is awaited for `view`; resolves when it is in use, or cannot be had. */
  sharper?: Promise<void>;
}
