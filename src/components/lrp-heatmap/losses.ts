import type { Conservation } from '../../protocol.js';
import { formatValue, percentText } from '../figure/format.js';
import { say } from '../locale/message.js';

/** What relevance can become other than relevance of the layers below. */
export const lossTitles = {
  absorbedByEpsilon: () => say`absorbed by ε`,
  absorbedByBias: () => say`absorbed by biases`,
  lostToZeros: () => say`lost at zeros`,
  lostToPadding: () => say`lost to padding`,
  leftOut: () => say`left out`,
} satisfies Partial<Record<keyof Conservation, () => string>>;
export type Loss = keyof typeof lossTitles;

export const losses = Object.keys(lossTitles) as Loss[];

/** All that relevance can become, what goes on first. */
export const shares = ['passedOn', ...losses] as const;
export type Share = (typeof shares)[number];

export const shareTitles: Record<Share, () => string> = {
  passedOn: () => say`passed on`,
  ...lossTitles,
};

/** A share of what arrived that is worth a word; tables have all of them. */
const WORTH = 5e-4;

/** Those that have taken a share. */
export function lossesOf(books: Conservation): Loss[] {
  return losses.filter((loss) => Math.abs(books[loss]) > WORTH * Math.abs(books.arriving));
}

/** `3.9 (32 %)` */
export function formatShareOf(amount: number, whole: number): string {
  const text = formatValue(amount, 3);
  return whole === 0 ? text : `${text} (${formatPercent(amount / whole)})`;
}

/** Of either sign and any size: a layer may lose more than what it has got. */
export function formatPercent(share: number): string {
  const size = Math.abs(100 * share);
  if (size > 0 && size < 0.05) return say`under ${percentText(0.1)}`;
  return percentText(formatValue(Number((100 * share).toFixed(size < 9.95 ? 1 : 0)), 6));
}
