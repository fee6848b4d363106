import type { Stroke } from '../../dist/client/image/strokes.js';

type Pair = readonly [x: number, y: number];

/** Points along an ellipse, clockwise from `from` to `to` in degrees; 0 points right, 90 down. */
function arc([x, y]: Pair, [wide, high]: Pair, from: number, to: number): Pair[] {
  return Array.from({ length: 25 }, (_, step) => {
    const angle = ((from + ((to - from) * step) / 24) * Math.PI) / 180;
    return [x + wide * Math.cos(angle), y + high * Math.sin(angle)] as const;
  });
}

const strokes: Pair[][][] = [
  [arc([0.5, 0.5], [0.2, 0.3], -90, 270)],
  [
    [
      [0.52, 0.18],
      [0.48, 0.82],
    ],
  ],
  [[...arc([0.5, 0.35], [0.19, 0.17], -170, 40), [0.32, 0.8], [0.72, 0.8]]],
  [[...arc([0.48, 0.34], [0.18, 0.16], -150, 90), ...arc([0.48, 0.66], [0.2, 0.17], -90, 150)]],
  [
    [
      [0.38, 0.2],
      [0.3, 0.55],
      [0.72, 0.55],
    ],
    [
      [0.64, 0.22],
      [0.58, 0.84],
    ],
  ],
  [[[0.7, 0.2], [0.38, 0.2], [0.34, 0.47], ...arc([0.48, 0.63], [0.2, 0.19], -110, 150)]],
  [[[0.6, 0.16], [0.42, 0.4], ...arc([0.49, 0.66], [0.17, 0.17], 180, 540)]],
  [
    [
      [0.3, 0.2],
      [0.7, 0.2],
      [0.45, 0.84],
    ],
  ],
  [[...arc([0.5, 0.34], [0.15, 0.15], 90, -270), ...arc([0.5, 0.66], [0.18, 0.17], -90, 270)]],
  [[...arc([0.48, 0.35], [0.16, 0.16], 0, -360), [0.64, 0.35], [0.6, 0.84]]],
];

/** Ten digits as a hand may draw them on the pad: strokes of points in [0, 1]. */
export const drawnDigits: Stroke[][] = strokes.map((digit) =>
  digit.map((stroke) => stroke.map(([x, y]) => ({ x, y }))),
);
