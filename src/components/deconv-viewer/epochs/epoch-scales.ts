import type { Shape3 } from '../../../protocol.js';
import type { ChannelView } from '../../figure/heatmap.js';
import { drawingOf } from '../../figure/drawn-map.js';
import type { ValueRange } from '../../figure/heatmap.js';
import type { Scale } from '../../view/legend.js';
import type { EpochContent } from './epoch-content.js';
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
  // An element's `range` may be `unit` without its author having asked for that.
  return sameScale ?? !(host.range === 'unit' && host.hasAttribute('range'));
}

/**
 * The colours of the maps or filters of all epochs that are known by now.
 *
 * @param numbers the range that the author has given
 */
export function tileScale(
  player: EpochPlayer,
  tilesOf: (content: EpochContent) => Tiles | null,
  numbers: ValueRange | null = null,
): TileScale {
  const all = player.loader!.contents.all.flatMap((content) => tilesOf(content) ?? []);
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
  return host.range !== 'shared';
}

/** How the channels of a reconstruction are drawn. */
export function viewOf({ host }: EpochPlayer, [, , channels]: Shape3): ChannelView {
  return host.channels ?? (channels === 3 ? 'rgb' : 'sum');
}

/** The colours of a reconstruction. */
export function reconstructionScale(
  player: EpochPlayer,
  content: EpochContent,
): Omit<Scale, 'note'> {
  const { host, loader } = player;
  const view = viewOf(player, content.shape);
  const all = hasOwnScale(player) ? [content] : loader!.contents.all;
  const limits = all.map(
    ({ reconstruction, shape }) => drawingOf(reconstruction.map, shape, view).limit,
  );
  return {
    range: symmetric(Math.max(...limits)),
    colorMap: view === 'rgb' ? null : host.colormap,
    fromZero: false,
  };
}
