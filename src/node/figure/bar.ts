import { childElements, byClass, find, styleOf, textOf, type TreeElement } from './tree.js';

/** The thin bar of a legend: its colours from left to right, and the numbers below it. */
export interface Bar {
  /** `#rrggbb`, evenly spaced. */
  colors: string[];
  /** The part of the colours that is shown, as shares of all. */
  from: number;
  to: number;
  /** The numbers, from left to right, and what they leave open. */
  text: string;
}

/** `null` for a legend without a bar, such as that of classes. */
export function barOf(legend: TreeElement): Bar | null {
  const bar = find(legend, byClass('bar'));
  const gradient = bar && (styleOf(bar, 'background') ?? styleOf(bar, 'background-image'));
  const colors = gradient?.match(/#[\da-f]{3,6}/gi);
  if (!bar || !colors) return null;
  const isReversed = gradient!.includes('to left');
  const size = parseFloat(styleOf(bar, 'background-size') ?? '100') / 100;
  const position = parseFloat(styleOf(bar, 'background-position') ?? '0') / 100;
  const from = size > 1 ? (position * (size - 1)) / size : 0;
  const ticks = find(legend, byClass('ticks'));
  const note = find(legend, byClass('note'));
  const told = ticks ? childElements(ticks).map(textOf).filter(Boolean) : [];
  const text = [told.join(' … '), note ? textOf(note) : ''].filter(Boolean).join('; ');
  return {
    colors: (isReversed ? [...colors].reverse() : colors).map(sixDigits),
    from,
    to: from + 1 / Math.max(size, 1),
    text,
  };
}

function sixDigits(color: string): string {
  return color.length > 4 ? color : color.replace(/[\da-f]/gi, (digit) => digit + digit);
}

/** The colour at a share of the shown part. */
export function colorAt({ colors, from, to }: Bar, share: number): number[] {
  const place = (from + share * (to - from)) * (colors.length - 1);
  const channels = (stop: number): number[] =>
    [1, 3, 5].map((start) => parseInt(colors[stop]!.slice(start, start + 2), 16));
  const after = channels(Math.ceil(place));
  return channels(Math.floor(place)).map(
    (value, channel) => value + (place % 1) * (after[channel]! - value),
  );
}
