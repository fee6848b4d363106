import { ExplainError } from '../../protocol.js';

/** Pixels that were decoded elsewhere: an `ImageData`, or what a library gives that has the same fields. */
export interface PixelData {
  /** Red, green, blue and opacity of each pixel, row by row. */
  readonly data: Uint8ClampedArray | Uint8Array;
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
}

/** Pixels as canvases have them: four bytes each (red, green, blue, alpha), row-major, not premultiplied. */
export class Pixels {
  /** Four bytes for each pixel. */
  readonly data: Uint8ClampedArray;
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;

  /** As `ImageData` is made: of a size, or of bytes and their width. */
  constructor(
    first: number | Uint8ClampedArray,
    width: number,
    height = typeof first === 'number' ? 0 : first.length / 4 / width,
  ) {
    const ofSize = typeof first === 'number';
    this.width = ofSize ? first : width;
    this.height = ofSize ? width : height;
    this.data = ofSize ? new Uint8ClampedArray(this.width * this.height * 4) : first;
  }
}

export function isPixels(source: object): source is PixelData {
  return 'data' in source && 'width' in source && 'height' in source;
}

/** @throws where there are not four bytes for each pixel */
export function pixelsOf({ data, width, height }: PixelData): Pixels {
  if (data.length !== 4 * width * height) {
    throw new ExplainError(
      'image-not-decodable',
      `The image has ${data.length} bytes for ${width} x ${height} pixels, which take ${4 * width * height}.`,
      'Give four bytes for each pixel: red, green, blue and opacity.',
    );
  }
  return new Pixels(new Uint8ClampedArray(data), width, height);
}

export function isOpaque(data: Uint8ClampedArray): boolean {
  for (let index = 3; index < data.length; index += 4) if (data[index] !== 255) return false;
  return true;
}
