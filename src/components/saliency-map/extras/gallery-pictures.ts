import type { SaliencyResult } from '../../../client/saliency.js';
import type { Box } from '../../../protocol.js';

/** Longest side, in pixels, of a picture in a gallery. */
const THUMBNAIL_SIDE = 256;

/** The same picture no larger than a gallery shows it: 25 large ones would weigh on a phone. */
export function thumbnail(view: HTMLCanvasElement): HTMLCanvasElement {
  const scale = THUMBNAIL_SIDE / Math.max(view.width, view.height);
  if (scale >= 1) return view;
  const small = document.createElement('canvas');
  small.width = Math.round(view.width * scale);
  small.height = Math.round(view.height * scale);
  const context = small.getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(view, 0, 0, small.width, small.height);
  return small;
}

/** What of the picture is shown: a neuron's receptive field, or all of it. */
export function boxOf({ details }: SaliencyResult): Box {
  const [height, width] = details.input.shape;
  return details.neuron?.receptiveField ?? { top: 0, left: 0, height, width };
}
