import { formatValue } from '../../format.js';
import type { Tiles } from './tiles.js';

/** `, 0 to 31 of 64` where not all are shown. */
export function countText(tiles: Tiles | null | undefined): string {
  if (!tiles || tiles.tiles.length === tiles.total) return '';
  return `, ${tiles.first} to ${tiles.first + tiles.tiles.length - 1} of ${tiles.total}`;
}

/** What tiles show, for those who do not see them. */
export function tilesText({ tiles, limits, first }: Tiles): string {
  const strongest = Math.max(...limits);
  const silent = limits.filter((limit) => limit === 0).length;
  const count = `${tiles.length} pictures`;
  if (silent === tiles.length) return `${count}, zero everywhere.`;
  const most = `the strongest is ${first + limits.indexOf(strongest)} (${formatValue(strongest)})`;
  return silent === 0 ? `${count}, ${most}.` : `${count}, ${most}; ${silent} are zero everywhere.`;
}
