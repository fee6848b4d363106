import { newCanvas } from './new-canvas.js';

export function canvasOf(width: number, height: number): CanvasRenderingContext2D {
  const context = newCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
  context.imageSmoothingQuality = 'high';
  return context;
}

/** Opaque pixels of which no two neighbors are alike. */
export function pattern(width: number, height: number): ImageData {
  const image = new ImageData(width, height);
  let state = 1;
  for (let index = 0; index < image.data.length; index++) {
    // W. H. Press et al., Numerical Recipes: an even spread is enough.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    image.data[index] = index % 4 === 3 ? 255 : state >>> 24;
  }
  return image;
}

export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let largest = 0;
  for (let index = 0; index < a.length; index++) {
    largest = Math.max(largest, Math.abs(a[index]! - b[index]!));
  }
  return largest;
}
