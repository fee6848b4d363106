import type { CenterCrop, ModelDescription } from '../../protocol.js';
import type { Drawable } from './drawable.js';
import type { Cut } from './reduce.js';

/** What of a model says which part of an image it gets, and where that comes to lie. */
export type InputFrame = Pick<ModelDescription, 'inputShape' | 'preprocessing'>;

/** How an image becomes the network's input. */
export interface Framing {
  /** The part of the image, in its pixels. */
  cut: Cut;
  /** Where the part lies in the input, in whole pixels of it; the background is around it. */
  box: Cut;
}

type Size = Pick<Drawable, 'width' | 'height'>;

/** @param isCut whether a reader has chosen the part already, so that no middle is cut out of it */
export function framingOf(image: Size, model: InputFrame, isCut = false): Framing {
  const [height, width] = model.inputShape;
  const { resize, crop } = model.preprocessing;
  const whole = { left: 0, top: 0, width: image.width, height: image.height };
  const everywhere = { left: 0, top: 0, width, height };
  if (resize === 'squeeze') return { cut: whole, box: everywhere };
  if (resize === 'pad') return { cut: whole, box: fitting(image, width, height) };
  const largest = middle(image, width / height);
  const share = crop && !isCut ? shareOf(image, largest, model, crop) : 1;
  return { cut: shrunk(largest, share), box: everywhere };
}

/** The largest part of this shape, width by height, around the middle. */
function middle({ width, height }: Size, aspect: number): Cut {
  const cut = { width: Math.min(width, height * aspect), height: Math.min(height, width / aspect) };
  return { left: (width - cut.width) / 2, top: (height - cut.height) / 2, ...cut };
}

/**
 * How much of the largest part is cut out where the short side of the image is resized first. An input
 * of another size than `crop.size` shows the same part.
 */
function shareOf(
  image: Size,
  largest: Cut,
  { inputShape: [height, width] }: InputFrame,
  { resize, size }: CenterCrop,
): number {
  const resized = (resize / size) * Math.min(height, width);
  const wanted = (width * Math.min(image.width, image.height)) / resized;
  return Math.min(1, wanted / largest.width);
}

function shrunk({ left, top, width, height }: Cut, share: number): Cut {
  if (share === 1) return { left, top, width, height };
  const [narrow, low] = [width * share, height * share];
  return {
    left: left + (width - narrow) / 2,
    top: top + (height - low) / 2,
    width: narrow,
    height: low,
  };
}

/** The whole image as large as it fits, in the middle. */
function fitting(image: Size, width: number, height: number): Cut {
  const scale = Math.min(width / image.width, height / image.height);
  const across = Math.min(width, Math.max(1, Math.round(image.width * scale)));
  const down = Math.min(height, Math.max(1, Math.round(image.height * scale)));
  return {
    left: Math.floor((width - across) / 2),
    top: Math.floor((height - down) / 2),
    width: across,
    height: down,
  };
}

/** Longest side, in pixels, of the view that is kept for showing. */
const VIEW_SIDE = 1024;

/**
 * The whole input as readers see it, with as many pixels as the image has for it.
 *
 * @returns its size, and where the part lies in it, in whole pixels
 */
export function viewFraming(
  { cut, box }: Framing,
  { inputShape: [height, width], preprocessing }: InputFrame,
): Size & { box: Cut } {
  const density = Math.max(cut.width / box.width, cut.height / box.height);
  const input =
    preprocessing.resize === 'crop' ? cut : { width: width * density, height: height * density };
  const scale = Math.min(1, VIEW_SIDE / Math.max(input.width, input.height));
  const size = { width: sideOf(input.width * scale), height: sideOf(input.height * scale) };
  const [across, down] = [size.width / width, size.height / height];
  return {
    ...size,
    box: {
      left: Math.round(box.left * across),
      top: Math.round(box.top * down),
      width: sideOf(box.width * across),
      height: sideOf(box.height * down),
    },
  };
}

function sideOf(pixels: number): number {
  return Math.max(1, Math.round(pixels));
}

/** Known to every copy of the kit on a page. */
const CUT = Symbol.for('convlens.cut');

/** Marks pixels whose part has been chosen: of them no middle is cut out again. */
export function markAsCut<Image extends HTMLCanvasElement | ImageData>(image: Image): Image {
  Reflect.set(image, CUT, true);
  return image;
}

export function isMarkedAsCut(image: object): boolean {
  return Reflect.get(image, CUT) === true;
}
