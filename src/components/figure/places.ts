import type { Box } from '../../protocol.js';
import { translate } from '../locale/message.js';

/** Pixels or cells in words: `rows 8 to 17, columns 12 to 22`, counted from 1. */
export function placeText({ top, left, height, width }: Box): string {
  const [row, column] = [top + 1, left + 1];
  const rows = height === 1 ? translate`row ${row}` : translate`rows ${row} to ${row + height - 1}`;
  const columns =
    width === 1
      ? translate`column ${column}`
      : translate`columns ${column} to ${column + width - 1}`;
  return translate`${rows}, ${columns}`;
}
