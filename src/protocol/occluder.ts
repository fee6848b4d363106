import type { InputTensor, Occluder, Position } from '../protocol.js';

/**
 * Which pixels an occluder hides: the page that draws it and the worker that hides them must agree.
 *
 * @param occluder its size and shape
 * @param position its first row and first column
 * @param imageShape height and width of the image
 * @param visit is called with every hidden pixel, as `row * width + column` of the image
 */
export function forEachHidden(
  { height, width, shape }: Occluder,
  [top, left]: Position,
  [pictureHeight, pictureWidth]: readonly number[],
  visit: (pixel: number) => void,
): void {
  for (let y = Math.max(top, 0); y < Math.min(top + height, pictureHeight!); y++) {
    for (let x = Math.max(left, 0); x < Math.min(left + width, pictureWidth!); x++) {
      if (shape === 'square' || inEllipse(y - top, x - left, height, width)) {
        visit(y * pictureWidth! + x);
      }
    }
  }
}

function inEllipse(y: number, x: number, height: number, width: number): boolean {
  const [down, right] = [(2 * y + 1) / height - 1, (2 * x + 1) / width - 1];
  return down * down + right * right <= 1;
}

/**
 * The image as the network sees it with the occluder at a position.
 *
 * @param image the input of the network: `details.input` of an occlusion
 * @param covered the same with everything hidden: `details.covered`
 * @param occluder its size and shape
 * @param position its first row and first column
 * @returns a new tensor in the shape of the image
 */
export function occludedPicture(
  image: InputTensor,
  covered: InputTensor,
  occluder: Occluder,
  position: Position,
): InputTensor {
  const channels = image.shape[2];
  const data = Float32Array.from(image.data);
  forEachHidden(occluder, position, image.shape, (pixel) => {
    const start = pixel * channels;
    data.set(covered.data.subarray(start, start + channels), start);
  });
  return { data, shape: image.shape };
}
