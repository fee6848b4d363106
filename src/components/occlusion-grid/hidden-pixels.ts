import { pixelsOfTensor } from '../../client/image/tensor-pixels.js';
import type { OcclusionDetails } from '../../client/occlusion/occlusion.js';
import {
  forEachHidden,
  type InputTensor,
  type ModelDescription,
  type Position,
} from '../../protocol.js';

const pictures = new WeakMap<InputTensor, ImageData>();

/** What the occluder shows at a position, one canvas pixel per pixel of the input; the rest is clear. */
export function paintHidden(
  canvas: HTMLCanvasElement,
  { occluder, covered }: Pick<OcclusionDetails, 'occluder' | 'covered'>,
  position: Position,
  range: ModelDescription['range'],
): void {
  const [height, width] = covered.shape;
  const all = pixelsOf(covered, range);
  const hidden = new ImageData(width, height);
  forEachHidden(occluder, position, covered.shape, (pixel) => {
    hidden.data.set(all.data.subarray(pixel * 4, pixel * 4 + 4), pixel * 4);
  });
  Object.assign(canvas, { width, height });
  canvas.getContext('2d')!.putImageData(hidden, 0, 0);
}

function pixelsOf(covered: InputTensor, range: ModelDescription['range']): ImageData {
  let pixels = pictures.get(covered);
  if (!pixels) {
    pixels = pixelsOfTensor(covered, range);
    pictures.set(covered, pixels);
  }
  return pixels;
}
