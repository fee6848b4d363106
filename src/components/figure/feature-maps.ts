import type { Box, InputTensor, Shape3, SwitchesResponse, TensorValues } from '../../protocol.js';
import { remembered } from './remembered.js';
import type { Place } from './neurons.js';

/** Of each filter's feature map. */
export interface FilterStrengths {
  /** Largest value, by channel. */
  highest: Float32Array;
  /** Largest magnitude, by channel. */
  largest: Float32Array;
  /** Whether any value of the layer is negative. */
  signed: boolean;
}

type Maps = Pick<InputTensor, 'data' | 'shape'>;

/** One pass over all maps of a layer, made once. */
export function filterStrengths(maps: Maps): FilterStrengths {
  return remembered(maps.data, 'filter strengths', [], () => measured(maps));
}

function measured({ data, shape: [, , channels] }: Maps): FilterStrengths {
  const highest = new Float32Array(channels).fill(-Infinity);
  const largest = new Float32Array(channels);
  let lowest = 0;
  for (let start = 0; start < data.length; start += channels) {
    for (let channel = 0; channel < channels; channel++) {
      const value = data[start + channel]!;
      if (value > highest[channel]!) highest[channel] = value;
      if (value < lowest) lowest = value;
      const size = value < 0 ? -value : value;
      if (size > largest[channel]!) largest[channel] = size;
    }
  }
  return { highest, largest, signed: lowest < 0 };
}

/** The filter with the largest value of all; the first among equals. */
export function strongestFilter({ highest }: FilterStrengths): number {
  return highest.reduce((best, value, channel) => (value > highest[best]! ? channel : best), 0);
}

/** Filters that are looked through one by one; of more the strongest come first unless told. */
const FEW = 32;

/** The order in which a layer's maps are shown. */
export function sortOf(
  sort: 'auto' | 'index' | 'strength',
  { highest }: FilterStrengths,
): 'index' | 'strength' {
  if (sort !== 'auto') return sort;
  return highest.length > FEW ? 'strength' : 'index';
}

/** All channels in the order in which they are shown; equals stay in theirs. */
export function filterOrder(
  strengths: FilterStrengths,
  sort: 'auto' | 'index' | 'strength',
): number[] {
  const { highest } = strengths;
  const order = Array.from(highest, (_, channel) => channel);
  return sortOf(sort, strengths) === 'strength'
    ? order.sort((a, b) => highest[b]! - highest[a]! || a - b)
    : order;
}

/** The feature map of one filter, row-major. */
export function featureMap({ data, shape }: Maps, channel: number): Float32Array {
  const [height, width, channels] = shape;
  const map = new Float32Array(height * width);
  for (let place = 0; place < map.length; place++) map[place] = data[place * channels + channel]!;
  return map;
}

/** The same, kept for as long as the layer's output is: for those that stand in the figure. */
export function keptFeatureMap(activations: Maps, channel: number): Float32Array {
  return remembered(activations.data, `feature map ${channel}`, [], () =>
    featureMap(activations, channel),
  );
}

/** One filter as a picture. */
export interface FilterPicture {
  values: Float32Array;
  shape: Shape3;
}

/**
 * The weights of one filter of a first convolution, `[height, width, channels of the picture]`.
 *
 * @param kernel `[height, width, in, out]`; of a depthwise convolution `[height, width, in,
 *   multiplier]`, where each filter looks at one channel of the picture
 */
export function filterPicture(
  { data, shape }: TensorValues,
  filter: number,
  filters: number,
): FilterPicture {
  const [height = 1, width = 1, inputs = 1, outputs = 1] = shape;
  const isDepthwise = filters === inputs * outputs && filters !== outputs;
  const seen = isDepthwise ? [Math.floor(filter / outputs)] : [...Array(inputs).keys()];
  const column = isDepthwise ? filter % outputs : filter;
  const values = new Float32Array(height * width * seen.length);
  for (let place = 0; place < height * width; place++) {
    seen.forEach((input, channel) => {
      values[place * seen.length + channel] = data[(place * inputs + input) * outputs + column]!;
    });
  }
  return { values, shape: [height, width, seen.length] };
}

/** Where the value of one pooled cell came from. */
export interface Origin {
  /** The cell of the map below that won. */
  winner: Place;
  /** The part of the picture that it looks at. */
  window: Box;
}

/** Which cell has won for a pooled cell of a channel, and where that one looks. */
export function originOf(
  { winners, shape, inputShape, rows, columns }: SwitchesResponse,
  { x, y }: Place,
  channel: number,
): Origin {
  const winner = winners[(y * shape[1] + x) * shape[2] + channel]!;
  const row = Math.floor(winner / inputShape[1]);
  const column = winner % inputShape[1];
  const [top, bottom] = rows[row]!;
  const [left, right] = columns[column]!;
  return {
    winner: { x: column, y: row },
    window: { top, left, height: bottom - top + 1, width: right - left + 1 },
  };
}

/**
 * A pooled map with each value back at the cell that it came from, zero elsewhere; where windows
 * overlap, values that came from the same cell are one.
 *
 * @param pooled `[height, width]` of one channel
 */
export function unpooled(
  { winners, shape, inputShape }: SwitchesResponse,
  pooled: Float32Array,
  channel: number,
): Float32Array {
  const map = new Float32Array(inputShape[0] * inputShape[1]);
  pooled.forEach((value, place) => (map[winners[place * shape[2] + channel]!] = value));
  return map;
}
