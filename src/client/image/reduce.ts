/** A part of a picture, in its pixels. */
export interface Cut {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Phones give no canvas beyond this. */
const MOST_PIXELS = 16e6;

/**
 * Draws a part of a picture smaller (or larger) by halving: a browser that looks at four pixels for
 * each that it draws would otherwise leave most of a photograph out, and fine patterns would alias.
 *
 * @param width of the result, in pixels
 * @param height of the result, in pixels
 */
export function reduced(
  source: CanvasImageSource,
  cut: Cut,
  width: number,
  height: number,
): HTMLCanvasElement {
  const ratio = Math.max(1, Math.min(cut.width / width, cut.height / height));
  let factor = 2 ** Math.floor(Math.log2(ratio));
  while (factor > 1 && width * height * factor ** 2 > MOST_PIXELS) factor /= 2;
  let drawn = drawnAt(source, cut, width * factor, height * factor);
  for (factor /= 2; factor >= 1; factor /= 2) {
    const whole = { left: 0, top: 0, width: drawn.width, height: drawn.height };
    drawn = drawnAt(drawn, whole, width * factor, height * factor);
  }
  return drawn;
}

function drawnAt(
  source: CanvasImageSource,
  { left, top, width, height }: Cut,
  toWidth: number,
  toHeight: number,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = toWidth;
  canvas.height = toHeight;
  const context = canvas.getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, left, top, width, height, 0, 0, toWidth, toHeight);
  return canvas;
}
