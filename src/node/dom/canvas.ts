import { ExplainError } from '../../protocol.js';
import { HTMLElement } from './element.js';
import { cropped, partOf, Pixels } from './pixels.js';
import { resized } from '../../client/image/resize.js';

/** What can be drawn: a canvas, a bitmap, a decoded picture. */
export interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly pixels: Pixels;
}

/** A canvas as far as the kit uses one: pixels that are put, scaled and read. */
export class HTMLCanvasElement extends HTMLElement implements Drawn {
  pixels = new Pixels(300, 150);
  private readonly context = new Context(this);

  get width(): number {
    return this.pixels.width;
  }

  set width(width: number) {
    this.pixels = new Pixels(width, this.height);
  }

  get height(): number {
    return this.pixels.height;
  }

  set height(height: number) {
    this.pixels = new Pixels(this.width, height);
  }

  getContext(): Context {
    return this.context;
  }
}

class Context {
  imageSmoothingQuality = 'low';
  private color: [red: number, green: number, blue: number, alpha: number] = [0, 0, 0, 255];

  constructor(readonly canvas: HTMLCanvasElement) {}

  putImageData({ data, width, height }: Pixels): void {
    const { pixels } = this.canvas;
    const part = cropped(new Pixels(data, width, height), 0, 0, pixels.width, pixels.height);
    pixels.data.set(part.data);
  }

  getImageData(left: number, top: number, width: number, height: number): Pixels {
    return cropped(this.canvas.pixels, left, top, width, height);
  }

  /** Replaces what lies below, as whatever is drawn here covers the whole canvas. */
  drawImage(source: Drawn, ...numbers: number[]): void {
    const { width, height } = source.pixels;
    const [left, top, partWidth, partHeight] =
      numbers.length === 8 ? numbers.slice(0, 4).map(Math.round) : [0, 0, width, height];
    const place = numbers.length === 8 ? numbers.slice(4) : numbers;
    const [x = 0, y = 0, toWidth = width, toHeight = height] = place.map(Math.round);
    const part = partOf(source.pixels, left!, top!, partWidth!, partHeight!);
    const scaled = resized(part, toWidth, toHeight);
    const { pixels } = this.canvas;
    for (let row = 0; row < toHeight; row++) {
      const line = scaled.data.subarray(row * toWidth * 4, (row + 1) * toWidth * 4);
      pixels.data.set(line, ((y + row) * pixels.width + x) * 4);
    }
  }

  /** Hexadecimal colours; other words leave it as it was, as a canvas does with what it does not know. */
  set fillStyle(style: string) {
    const hex = /^#([\da-f]{3,8})$/i.exec(style.trim())?.[1];
    if (hex?.length === 3 || hex?.length === 4) this.color = bytes([...hex].map((d) => d + d));
    else if (hex?.length === 6 || hex?.length === 8) this.color = bytes(hex.match(/../g) ?? []);
    else if (/^[a-z]+$|\(/i.test(style)) throw unknownColor(style);
  }

  get fillStyle(): string {
    return `#${this.color.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  }

  fillRect(left: number, top: number, width: number, height: number): void {
    const { pixels } = this.canvas;
    for (let y = top; y < top + height; y++) {
      for (let x = left; x < left + width; x++) {
        pixels.data.set(this.color, (y * pixels.width + x) * 4);
      }
    }
  }
}

function bytes([red, green, blue, alpha = 'ff']: string[]): [number, number, number, number] {
  const byte = (digits = '00'): number => parseInt(digits, 16);
  return [byte(red), byte(green), byte(blue), byte(alpha)];
}

function unknownColor(style: string): ExplainError {
  return new ExplainError(
    'render-color',
    `Only hexadecimal colours are known where no browser is, not "${style}".`,
    'Write the colour as #rrggbb.',
  );
}

/** The part, scaled; `resizeQuality` is taken for `high`. The kit never cuts and scales in one call. */
export async function createImageBitmap(
  { pixels }: Drawn,
  left: number,
  top: number,
  width: number,
  height: number,
  { resizeWidth = width, resizeHeight = height }: ImageBitmapOptions = {},
): Promise<Drawn & { close(): void }> {
  const part = partOf(pixels, left, top, width, height);
  const scaled = resized(part, resizeWidth, resizeHeight);
  // A bitmap stays when what it was made of changes.
  const own = scaled === pixels ? cropped(pixels, 0, 0, width, height) : scaled;
  return { width: resizeWidth, height: resizeHeight, pixels: own, close: () => {} };
}
