import type { Shape3 } from '../../protocol.js';

/** The box of a picture or map that covers all of the network's input: `data-space="input"`. */
export interface InputBox extends HTMLElement {
  /** Of a map what is drawn there. */
  drawnMap?: InputMap | null;
}

/** A value, or one for each channel, for every pixel. */
export interface InputMap {
  values: Float32Array;
  shape: Shape3;
  /** 0 where a pixel has no value. */
  counts?: ArrayLike<number>;
}

export function isInputBox(node: EventTarget | null): node is InputBox {
  return node instanceof HTMLElement && node.dataset['space'] === 'input';
}

/** The pixel that a share of the picture falls into. */
export function pixelAt(share: number, pixels: number): number {
  return Math.min(Math.max(Math.floor(share * pixels), 0), pixels - 1);
}

/** The sum over the channels of a map at a place, in shares of its sides; `null` where it has no value. */
export function valueAt(
  { values, shape, counts }: InputMap,
  [x, y]: readonly [number, number],
): number | null {
  const [height, width, channels] = shape;
  const pixel = pixelAt(y, height) * width + pixelAt(x, width);
  if (counts && !counts[pixel]) return null;
  const start = pixel * channels;
  return values.subarray(start, start + channels).reduce((sum, value) => sum + value, 0);
}
