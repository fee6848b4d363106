import type { Box } from '../../protocol.js';
import { translate } from '../locale/message.js';

/** Pixels or cells in words: `rows 8 to 17, columns 12 to 22`, counted from 1. */
export function placeText(box: Box): string {
  return translate`${rowsText(box)}, ${columnsText(box)}`;
}

/** `rows 8 to 17`, counted from 1 */
export function rowsText({ top, height }: Pick<Box, 'height' | 'top'>): string {
  const row = top + 1;
  return height === 1 ? translate`row ${row}` : translate`rows ${row} to ${row + height - 1}`;
}

/** `columns 12 to 22`, counted from 1 */
export function columnsText({ left, width }: Pick<Box, 'left' | 'width'>): string {
  const column = left + 1;
  return width === 1
    ? translate`column ${column}`
    : translate`columns ${column} to ${column + width - 1}`;
}

const parts = [
  [
    () => translate`in the upper left`,
    () => translate`at the top`,
    () => translate`in the upper right`,
  ],
  [() => translate`on the left`, () => translate`in the middle`, () => translate`on the right`],
  [
    () => translate`in the lower left`,
    () => translate`at the bottom`,
    () => translate`in the lower right`,
  ],
];

/**
 * Where a part of an image lies: `in the upper left`.
 *
 * @param at its row and column among those of all parts, from 0
 * @param of how many rows and columns of parts there are, at most three
 */
export function partText(
  [row, column]: readonly [number, number],
  [rows, columns]: readonly [number, number],
): string {
  // Of two parts there is no middle, and the only one is the middle.
  const third = (index: number, count: number): number =>
    count === 1 ? 1 : Math.round((2 * index) / (count - 1));
  return parts[third(row, rows)]![third(column, columns)]!();
}
