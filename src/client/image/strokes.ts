import type { Ink } from './digit.js';

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

/**
 * The ink of all strokes together, by each cell's distance from the pen's way: the same in every
 * browser, also where what a canvas gives back is falsified.
 */
export function inkOf(strokes: readonly Stroke[]): Ink {
  const data = new Float32Array(PAD_SIDE ** 2);
  const reach = PEN / 2 + 0.5;
  const side = (at: number): number => Math.max(0, Math.min(PAD_SIDE - 1, Math.floor(at)));
  for (const stroke of strokes) {
    const points = stroke.map(({ x, y }) => [x * PAD_SIDE, y * PAD_SIDE] as const);
    points.forEach(([toX, toY], index) => {
      const [x, y] = points[Math.max(0, index - 1)]!;
      const [alongX, alongY] = [toX - x, toY - y];
      const length = alongX ** 2 + alongY ** 2 || 1;
      for (let row = side(Math.min(y, toY) - reach); row <= side(Math.max(y, toY) + reach); row++) {
        const last = side(Math.max(x, toX) + reach);
        for (let column = side(Math.min(x, toX) - reach); column <= last; column++) {
          const [dx, dy] = [column + 0.5 - x, row + 0.5 - y];
          const share = Math.max(0, Math.min(1, (dx * alongX + dy * alongY) / length));
          const distance = Math.hypot(dx - share * alongX, dy - share * alongY);
          const cell = row * PAD_SIDE + column;
          data[cell] = Math.max(data[cell]!, Math.min(1, reach - distance));
        }
      }
    });
  }
  return { data, width: PAD_SIDE, height: PAD_SIDE };
}
