import type { Cut } from './reduce.js';

/** Which part of a picture is cut out: the one that the network gets of it, divided by `zoom`. */
export interface CropFrame {
  /** Of its middle, as shares of the picture's width and height. */
  x: number;
  y: number;
  /** 1 for the whole part. */
  zoom: number;
}

/** A picture and what is wanted of it. */
export interface Cropped {
  width: number;
  height: number;
  /** The part that the network gets of the picture as it is. */
  part: Pick<Cut, 'width' | 'height'>;
  mostZoom: number;
}

export const middle: CropFrame = { x: 0.5, y: 0.5, zoom: 1 };

/** The part in the picture's pixels. */
export function cutOf({ x, y, zoom }: CropFrame, { width, height, part }: Cropped): Cut {
  const [wide, high] = [part.width / zoom, part.height / zoom];
  return { left: x * width - wide / 2, top: y * height - high / 2, width: wide, height: high };
}

/** The nearest frame that lies in the picture. */
export function within(frame: CropFrame, picture: Cropped): CropFrame {
  const zoom = clamp(frame.zoom, 1, picture.mostZoom);
  const { width, height } = cutOf({ ...frame, zoom }, picture);
  const [besideX, besideY] = [width / picture.width / 2, height / picture.height / 2];
  return {
    x: clamp(frame.x, besideX, 1 - besideX),
    y: clamp(frame.y, besideY, 1 - besideY),
    zoom,
  };
}

/**
 * How far a picture may be zoomed: until the part has as many pixels as the network takes; four times
 * in any case, sixteen at most.
 */
export function mostZoomOf(width: number, height: number, inputShape: readonly number[]): number {
  const [high, wide] = [inputShape[0]!, inputShape[1]!];
  return clamp(Math.min(width / wide, height / high), 4, 16);
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, Math.max(low, high)));
}
