import { formatValue } from '../../figure/format.js';
import { say } from '../../locale/message.js';
import type { Tiles } from './tiles.js';

/** A title of tiles, with `, 0 to 31 of 64` where not all are shown. */
export function countText(title: string, tiles: Tiles | null | undefined): string {
  if (!tiles || tiles.tiles.length === tiles.total) return title;
  const { first, total } = tiles;
  return say`${title}, ${first} to ${first + tiles.tiles.length - 1} of ${total}`;
}

/** What tiles show, for those who do not see them. */
export function tilesText({ tiles, limits, first }: Tiles): string {
  const strongest = Math.max(...limits);
  const silent = limits.filter((limit) => limit === 0).length;
  const count = tiles.length;
  if (silent === count) return say`${count} pictures, zero everywhere.`;
  const most = first + limits.indexOf(strongest);
  const value = formatValue(strongest);
  return silent === 0
    ? say`${count} pictures, the strongest is ${most} (${value}).`
    : say`${count} pictures, the strongest is ${most} (${value}); ${silent} are zero everywhere.`;
}
