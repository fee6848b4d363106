import type { Legend } from '../../components/figure/figure.js';
import type { Hatching } from '../../components/figure/hatching.js';

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

/** Its part below 0 as a map of one row; `null` where it is not hatched. */
export function hatchedBar({ negative, isHatched }: Legend, width: number): Hatching | null {
  if (!negative || !isHatched) return null;
  const zero = (negative.until / 100) * width;
  const shares = Uint8ClampedArray.from({ length: width }, (_, x) => 255 * (1 - (x + 0.5) / zero));
  const [ink, paper] = [negative.ink, negative.paper].map(bytesOf);
  return { shares, ink: ink!, paper: paper!, isAsked: true };
}

/** `rgb(1,2,3)` */
function bytesOf(color: string): Uint8ClampedArray {
  return Uint8ClampedArray.from(color.match(/\d+/g) ?? [], Number);
}
