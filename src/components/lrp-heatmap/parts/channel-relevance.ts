import type { LayerRelevance } from '../../../protocol.js';

/** Every channel of a layer of maps, or unit of a dense layer. */
export interface ChannelRelevance {
  /** By channel: all its relevance. */
  sums: Float32Array;
  /** Channels by the magnitude of that, the largest first. */
  order: number[];
  /** The largest magnitude of a single value. */
  largest: number;
}

const known = new WeakMap<Float32Array, ChannelRelevance>();

export function channelRelevance({ channels, shape }: LayerRelevance): ChannelRelevance {
  const values = channels!;
  let found = known.get(values);
  if (!found) {
    const count = shape.at(-1)!;
    const sums = new Float32Array(count);
    let largest = 0;
    values.forEach((value, index) => {
      sums[index % count]! += value;
      largest = Math.max(largest, Math.abs(value));
    });
    const order = Array.from(sums, (_, channel) => channel);
    order.sort((a, b) => Math.abs(sums[b]!) - Math.abs(sums[a]!) || a - b);
    known.set(values, (found = { sums, order, largest }));
  }
  return found;
}

/** One channel's map, row-major. */
export function channelMap({ channels, shape }: LayerRelevance, channel: number): Float32Array {
  const [height = 1, width = 1, count = 1] = shape;
  return Float32Array.from(
    { length: height * width },
    (_, place) => channels![place * count + channel]!,
  );
}
