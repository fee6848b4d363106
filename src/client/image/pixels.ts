/** Pixels as canvases have them: four bytes each (red, green, blue, alpha), row-major, not premultiplied. */
export class Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
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

export function isOpaque(data: Uint8ClampedArray): boolean {
  for (let index = 3; index < data.length; index += 4) if (data[index] !== 255) return false;
  return true;
}
