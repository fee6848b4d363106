import type { Ink } from '../../../client/image/digit.js';

/** From the pad's left and top, in [0, 1]. */
export interface Point {
  x: number;
  y: number;
}

export type Stroke = Point[];

/** Pixels along a side of the pad's own canvas: ten for each of the field that MNIST's digits have. */
export const PAD_SIDE = 280;
/** The pen's width: on a digit of 20 pixels about what MNIST's have, two and a half. */
const PEN = PAD_SIDE / 11;

/** Draws the strokes with round ends; a single point is a dot. */
export function paintStrokes(
  context: CanvasRenderingContext2D,
  strokes: readonly Stroke[],
  color: string,
): void {
  context.lineWidth = PEN;
  context.lineCap = context.lineJoin = 'round';
  context.strokeStyle = color;
  for (const stroke of strokes) {
    context.beginPath();
    const [first, ...rest] = stroke.map(({ x, y }) => [x * PAD_SIDE, y * PAD_SIDE] as const);
    if (!first) continue;
    context.moveTo(...first);
    for (const point of rest.length > 0 ? rest : [first]) context.lineTo(...point);
    context.stroke();
  }
}

/** The ink of all strokes together. */
export function inkOf(strokes: readonly Stroke[]): Ink {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = PAD_SIDE;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  paintStrokes(context, strokes, '#fff');
  const { data } = context.getImageData(0, 0, PAD_SIDE, PAD_SIDE);
  const ink = Float32Array.from({ length: PAD_SIDE ** 2 }, (_, cell) => data[4 * cell + 3]! / 255);
  return { data: ink, width: PAD_SIDE, height: PAD_SIDE };
}
