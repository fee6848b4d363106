import type { LayerRelevance } from '../../../protocol.js';

/** Pixels of the canvas for each cell, of which the middle one is the dot. */
const CELL = 3;

/** Of the lines of charts: it stands out of every colour map. */
const DOT = '#c9571c';

/** A dot at every place of the layer where a denominator is exactly 0, in any of its channels. */
export function paintZeros(
  canvas: HTMLCanvasElement,
  { shape, zeros }: Pick<LayerRelevance, 'shape' | 'zeros'>,
): void {
  const [height, width, channels] = shape.length === 3 ? shape : [1, shape[0]!, 1];
  canvas.width = width! * CELL;
  canvas.height = height! * CELL;
  const context = canvas.getContext('2d')!;
  context.fillStyle = DOT;
  for (const position of zeros.positions) {
    const cell = Math.floor(position / channels!);
    const x = (cell % width!) * CELL + 1;
    context.fillRect(x, Math.floor(cell / width!) * CELL + 1, 1, 1);
  }
}
