import type { Legend } from '../../components/figure/figure.js';

/** The numbers, from left to right, and what they leave open. */
export function legendText({ start, middle, end, note }: Legend): string {
  const told = [start ?? '', middle?.text ?? '', end].map((text) => text.trim()).filter(Boolean);
  return [told.join(' … '), note.trim()].filter(Boolean).join('; ');
}

/** The colour at a share of the part that is shown. */
export function colorAt({ colors, shown: [from, to] = [0, 1] }: Legend, share: number): number[] {
  const place = (from + share * (to - from)) * (colors.length - 1);
  const channels = (stop: number): number[] =>
    [1, 3, 5].map((start) => parseInt(colors[stop]!.slice(start, start + 2), 16));
  const after = channels(Math.ceil(place));
  return channels(Math.floor(place)).map(
    (value, channel) => value + (place % 1) * (after[channel]! - value),
  );
}
