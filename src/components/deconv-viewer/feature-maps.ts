import type { InputTensor } from '../../protocol.js';
import type { SortOrder } from './deconv-state.js';

/** Of each filter's feature map. */
export interface FilterStrengths {
  /** Largest value, by channel. */
  highest: Float32Array;
  /** Largest magnitude, by channel. */
  largest: Float32Array;
  /** Whether any value of the layer is negative. */
  signed: boolean;
}

const known = new WeakMap<Float32Array, FilterStrengths>();
const maps = new WeakMap<Float32Array, Map<number, Float32Array>>();

/** One pass over all maps of a layer, made once. */
export function filterStrengths({ data, shape: [, , channels] }: InputTensor): FilterStrengths {
  const found = known.get(data);
  if (found) return found;
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
  const strengths = { highest, largest, signed: lowest < 0 };
  known.set(data, strengths);
  return strengths;
}

/** The filter with the largest value of all; the first among equals. */
export function strongestFilter({ highest }: FilterStrengths): number {
  return highest.reduce((best, value, channel) => (value > highest[best]! ? channel : best), 0);
}

/** All channels in the order in which they are shown; equals stay in theirs. */
export function filterOrder({ highest }: FilterStrengths, sort: SortOrder): number[] {
  const order = Array.from(highest, (_, channel) => channel);
  return sort === 'strength' ? order.sort((a, b) => highest[b]! - highest[a]! || a - b) : order;
}

/** The feature map of one filter, row-major. */
export function featureMap({ data, shape }: InputTensor, channel: number): Float32Array {
  const [height, width, channels] = shape;
  const map = new Float32Array(height * width);
  for (let place = 0; place < map.length; place++) map[place] = data[place * channels + channel]!;
  return map;
}

/** The same, kept for as long as the layer's output is: for those that stand in the figure. */
export function keptFeatureMap(activations: InputTensor, channel: number): Float32Array {
  let found = maps.get(activations.data);
  if (!found) maps.set(activations.data, (found = new Map<number, Float32Array>()));
  const map = found.get(channel) ?? featureMap(activations, channel);
  found.set(channel, map);
  return map;
}
