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
 * The ink of a drawing, by each cell's distance from the pen's way: the same in every browser, also
 * where what a canvas gives back is falsified. Only what was drawn since the last look is added.
 */
export class DrawnInk {
  private ink = blank();
  /** How many points of each stroke are in it. */
  private readonly added = new Map<Stroke, number>();

  /** Of all strokes together. */
  of(strokes: readonly Stroke[]): Ink {
    const isGone = [...this.added.keys()].some((stroke) => !strokes.includes(stroke));
    if (isGone) {
      this.ink = blank();
      this.added.clear();
    }
    for (const stroke of strokes) {
      for (let point = this.added.get(stroke) ?? 0; point < stroke.length; point++) {
        addSegment(this.ink.data, stroke[Math.max(0, point - 1)]!, stroke[point]!);
      }
      this.added.set(stroke, stroke.length);
    }
    return this.ink;
  }
}

function blank(): Ink {
  return { data: new Float32Array(PAD_SIDE ** 2), width: PAD_SIDE, height: PAD_SIDE };
}

/** How far from the middle of its way the pen leaves ink, in cells. */
const REACH = PEN / 2 + 0.5;

function addSegment(data: Float32Array, from: Point, to: Point): void {
  const [x, y, toX, toY] = [from.x, from.y, to.x, to.y].map((at) => at * PAD_SIDE) as Segment;
  const [alongX, alongY] = [toX - x, toY - y];
  const length = alongX ** 2 + alongY ** 2 || 1;
  const last = cellAt(Math.max(x, toX) + REACH);
  for (let row = cellAt(Math.min(y, toY) - REACH); row <= cellAt(Math.max(y, toY) + REACH); row++) {
    for (let column = cellAt(Math.min(x, toX) - REACH); column <= last; column++) {
      const dx = column + 0.5 - x;
      const dy = row + 0.5 - y;
      const share = Math.max(0, Math.min(1, (dx * alongX + dy * alongY) / length));
      const distance = Math.hypot(dx - share * alongX, dy - share * alongY);
      const cell = row * PAD_SIDE + column;
      data[cell] = Math.max(data[cell]!, Math.min(1, REACH - distance));
    }
  }
}

type Segment = [x: number, y: number, toX: number, toY: number];

function cellAt(at: number): number {
  return Math.max(0, Math.min(PAD_SIDE - 1, Math.floor(at)));
}
