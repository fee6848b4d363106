import type { ValueRange } from '../../heatmap.js';
import type { Scale } from '../../legend.js';
import { magnitudePercentile, numbersOf } from '../../ranges.js';
import type { EpochContent } from './epoch-content.js';
import type { EpochMemory } from './epoch-memory.js';
import type { EpochPlayer } from './epoch-player.js';
import type { TileColors } from './mosaic.js';
import type { Tiles } from './tiles.js';

/** The colours of tiles, and what they mean. */
export interface TileScale {
  colors: (tiles: Tiles) => TileColors;
  /** Whether all tiles of all epochs have the same. */
  same: boolean;
  scale: Scale;
  /** Those of some epoch: all are laid out alike. */
  any: Tiles | null;
}

const symmetric = (limit: number): ValueRange => [-limit, limit];

/** Whether maps and filters have the same colours after every epoch, so that growth is seen. */
export function isSameScale({ sameScale, host }: EpochPlayer): boolean {
  return sameScale ?? host.range !== 'unit';
}

/** The colours of the maps or filters of all epochs that are known by now. */
export function tileScale(
  player: EpochPlayer,
  contents: EpochMemory,
  tilesOf: (content: EpochContent) => Tiles | null,
): TileScale {
  const all = contents.all.flatMap((content) => tilesOf(content) ?? []);
  const numbers = numbersOf(player.host.range);
  const common = numbers ?? symmetric(Math.max(0, ...all.flatMap(({ limits }) => limits)));
  const colorMap = all[0]?.shape[2] === 3 ? null : player.host.colormap;
  const same = isSameScale(player);
  return {
    colors: ({ limits }) => ({
      ranges: limits.map((limit) => (same ? common : symmetric(limit))),
      colorMap,
    }),
    same,
    any: all[0] ?? null,
    scale: {
      range: common,
      colorMap,
      fromZero: !numbers && colorMap !== null && !all.some(({ signed }) => signed),
      note: '',
    },
  };
}

/** Whether each reconstruction has its own colours: before training it is a hundred times fainter. */
export function hasOwnScale({ host }: EpochPlayer): boolean {
  return host.range !== 'shared' && numbersOf(host.range) === null;
}

export function reconstructionScale(
  player: EpochPlayer,
  { reconstruction, shape }: EpochContent,
): Omit<Scale, 'note'> {
  const { host, loader } = player;
  const shown = hasOwnScale(player)
    ? [reconstruction]
    : loader!.contents.all.map((content) => content.reconstruction);
  const limit = magnitudePercentile(
    shown.map(({ map }) => map),
    100,
  );
  return {
    range: numbersOf(host.range) ?? symmetric(limit),
    colorMap: shape[2] === 3 ? null : host.colormap,
    fromZero: false,
  };
}
