import type { PreprocessingPreset } from './tables/preprocessing-presets.js';

export type { PreprocessingPreset };
export { preprocessingPresetNames } from './tables/names.build.js';

export const channelOrders = ['rgb', 'bgr'] as const;
/** Which of a network's three channels is red. */
export type ChannelOrder = (typeof channelOrders)[number];

export const resizings = ['crop', 'squeeze', 'pad'] as const;
/**
 * How an image of another shape than the network's input gets there: its middle is cut out, it is
 * squeezed, or the background fills what it leaves free.
 */
export type Resizing = (typeof resizings)[number];

/** The short side of the resized image, and of the part that is cut out of its middle. */
export interface CenterCrop {
  /** Pixels of the short side of the resized image. */
  resize: number;
  /** Pixels of the side of the part that is cut out. */
  size: number;
}

/** How colors are numbered. */
export interface PixelUnits {
  /** The value of a black pixel in each channel of the network, in model-input units. */
  black: number[];
  /** The same of a white pixel. */
  white: number[];
  /** The order of the color channels. */
  channels: ChannelOrder;
}

/** What is done to an image before it enters the network. */
export interface Preprocessing extends PixelUnits {
  /** What the card names; `null` without one. */
  preset: PreprocessingPreset | null;
  /** How an image of another shape gets to the input's. */
  resize: Resizing;
  /** Where less than the largest part is cut out: of an input of another size the same share. */
  crop: CenterCrop | null;
}

/**
 * The channel of a network that holds a color.
 *
 * @param color 0 for red, 1 for green, 2 for blue; of fewer channels the last one holds the others too
 */
export function channelOfColor(color: number, channels: number, order: ChannelOrder): number {
  return channels === 3 && order === 'bgr' ? 2 - color : Math.min(color, channels - 1);
}

/** A value in model-input units as a level of color: 0 is black, 1 white. */
export function levelOf(value: number, channel: number, { black, white }: PixelUnits): number {
  return (value - black[channel]!) / (white[channel]! - black[channel]!);
}

/** The lowest and the highest value of a pixel in each channel. */
export function boundsOfPixels({ black, white }: PixelUnits): { low: number[]; high: number[] } {
  return {
    low: black.map((value, channel) => Math.min(value, white[channel]!)),
    high: black.map((value, channel) => Math.max(value, white[channel]!)),
  };
}
