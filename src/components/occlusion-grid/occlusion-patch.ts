import { Pixels } from '../../client/image/pixels.js';
import { paintPixel } from '../../client/image/tensor-colors.js';
import type { OcclusionDetails, OcclusionResult } from '../../client/occlusion/occlusion.js';
import { forEachHidden, type ModelDescription, type Position } from '../../protocol.js';
import { markOf, type Layer, type Mark } from '../figure/figure.js';

/** What the occluder shows where it is, one pixel per pixel of the input; the rest is clear. */
export function hiddenLayer(
  { occluder, covered }: OcclusionDetails,
  position: Position,
  description: ModelDescription,
): Layer {
  const { shape } = covered;
  const [height, width] = shape;
  const paint = (): Pixels => {
    const pixels = new Pixels(width, height);
    forEachHidden(occluder, position, shape, (pixel) =>
      paintPixel(pixels, pixel, covered, description),
    );
    return pixels;
  };
  const key = [covered, JSON.stringify(occluder), String(position)];
  return { part: 'hidden', source: { width, height, key, paint }, alternative: '' };
}

/** The occluder, as far as it lies within the image. */
export function windowMark({ details: { occluder, input } }: OcclusionResult, at: Position): Mark {
  const [[top, left], [height, width]] = [at, input.shape];
  const box = {
    top,
    left,
    height: Math.min(occluder.height, height - top),
    width: Math.min(occluder.width, width - left),
  };
  return { ...markOf('window', box, input.shape), round: occluder.shape === 'circle' };
}
