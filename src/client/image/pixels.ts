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

/** A copy of the part that begins at `left`, `top`; what lies outside is clear. */
export function cropped(
  { data, width, height }: Pixels,
  left: number,
  top: number,
  partWidth: number,
  partHeight: number,
): Pixels {
  const part = new Pixels(partWidth, partHeight);
  const from = Math.max(0, left);
  const to = Math.min(width, left + partWidth);
  for (let y = Math.max(0, -top); y < partHeight && y + top < height; y++) {
    const row = (y + top) * width;
    if (to > from) {
      part.data.set(
        data.subarray((row + from) * 4, (row + to) * 4),
        (y * partWidth + from - left) * 4,
      );
    }
  }
  return part;
}

/** The part, or the pixels themselves where that is all of them: a photograph is not copied to be read. */
export function partOf(
  pixels: Pixels,
  left: number,
  top: number,
  width: number,
  height: number,
): Pixels {
  const isWhole = left === 0 && top === 0 && width === pixels.width && height === pixels.height;
  return isWhole ? pixels : cropped(pixels, left, top, width, height);
}

/**
 * With the colours weighed by their opacity, so that clear pixels do not bleed when they are mixed; the
 * pixels' own bytes where all are opaque.
 */
export function premultiplied({ data, width, height }: Pixels): Uint8ClampedArray {
  if (isOpaque(data)) return data;
  const values = new Uint8ClampedArray(width * height * 4);
  for (let index = 0; index < values.length; index += 4) {
    const alpha = data[index + 3]!;
    for (let color = 0; color < 3; color++) {
      values[index + color] = (data[index + color]! * alpha) / 255;
    }
    values[index + 3] = alpha;
  }
  return values;
}

export function isOpaque(data: Uint8ClampedArray): boolean {
  for (let index = 3; index < data.length; index += 4) if (data[index] !== 255) return false;
  return true;
}

/** The way back. */
export function unpremultiplied(values: ArrayLike<number>, width: number, height: number): Pixels {
  const pixels = new Pixels(width, height);
  for (let index = 0; index < values.length; index += 4) {
    const alpha = values[index + 3]!;
    for (let color = 0; color < 3; color++) {
      pixels.data[index + color] = alpha === 0 ? 0 : (255 * values[index + color]!) / alpha;
    }
    pixels.data[index + 3] = alpha;
  }
  return pixels;
}
