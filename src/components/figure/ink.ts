import type { Shape3 } from '../../protocol.js';
import { remembered } from './remembered.js';

/** The strokes of a drawing on an even ground, such as a digit. */
export interface Ink {
  /** Whether they are brighter than the ground. */
  isBright: boolean;
  /** Of the image. */
  share: number;
  /** 1 for each pixel of a stroke. */
  pixels: Uint8Array;
}

/** An image as the network gets it; not all figures have its values. */
interface GrayImage {
  data?: Float32Array;
  shape: Shape3;
}

/** What strokes cover of an image: less is a speck, more is no drawing. */
const [LEAST, MOST] = [0.01, 0.4];
/** Pixels of a drawing are nearly all black or white: so many of them lie within a quarter of either. */
const PLAIN = 0.8;

/** The strokes of a gray image; `null` for one that is no drawing, for color images and unknown ones. */
export function inkOf(image: GrayImage | undefined): Ink | null {
  const { data, shape: [height, width, channels] = [0, 0, 0] } = image ?? {};
  if (!data || channels !== 1 || data.length !== height * width) return null;
  return remembered(data, 'ink', [], () => found(data));
}

function found(data: Float32Array): Ink | null {
  let [low, high] = [Infinity, -Infinity];
  for (const value of data) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(high > low)) return null;
  let [bright, plain] = [0, 0];
  for (const value of data) {
    const share = (value - low) / (high - low);
    if (share > 0.5) bright++;
    if (share < 0.25 || share > 0.75) plain++;
  }
  const isBright = bright * 2 <= data.length;
  const share = (isBright ? bright : data.length - bright) / data.length;
  if (share < LEAST || share > MOST || plain < PLAIN * data.length) return null;
  const middle = (low + high) / 2;
  const pixels = Uint8Array.from(data, (value) => Number(value > middle === isBright));
  return { isBright, share, pixels };
}
