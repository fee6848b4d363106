import type { Shape3 } from '../../protocol.js';
import type { DrawnMap } from '../view/canvases.js';
import { drawingOf } from '../figure/drawn-map.js';
import { formatOrdinal, formatShare } from '../figure/format.js';
import { say, spokenLanguage, type Language } from '../locale/message.js';
import { numbersOf, rangesOf, readClip, shareBeyond } from '../figure/ranges.js';
import { balanceText } from './balance.js';
import { mapOf } from './explain-relevance.js';
import type { LrpHeatmap } from './lrp-heatmap.js';
import type { ComparedMaps, ComparedName } from './lrp-state.js';

type Display = Pick<LrpHeatmap, 'clip' | 'range' | 'colormap'>;
export type DrawnRelevances = ReadonlyMap<ComparedName, DrawnMap>;

/** The newest drawing of what is shown, since sliders and pointers render often. */
const drawings = new WeakMap<
  ComparedMaps,
  { key: string; language: Language; maps: DrawnRelevances }
>();

/** Every map, summed over the colour channels, in symmetric colours around 0. */
export function drawnRelevances(
  shown: ComparedMaps | null,
  names: readonly ComparedName[],
  shape: Shape3,
  { clip, range, colormap }: Display,
): DrawnRelevances {
  if (!shown) return new Map();
  const key = JSON.stringify([names, clip, range, colormap]);
  const known = drawings.get(shown);
  const language = spokenLanguage();
  if (known?.key === key && known.language === language) return known.maps;
  const values = new Map<ComparedName, Float32Array>();
  for (const name of names) {
    const map = mapOf(name, shown);
    if (map) values.set(name, pixelsOf(map, shape));
  }
  const percentile = readClip(clip);
  const ranges = rangesOf(range, values, percentile);
  const [height, width] = shape;
  const maps = new Map(
    [...values].map(([name, pixels]): [ComparedName, DrawnMap] => {
      const own = ranges.get(name)!;
      const beyond = shareBeyond(pixels, own);
      const rest = say`${formatShare(beyond)} of the pixels lie beyond`;
      const clipped = numbersOf(range)
        ? rest
        : say`${formatOrdinal(percentile)} percentile; ${rest}`;
      return [
        name,
        {
          values: pixels,
          shape: [height, width, 1],
          scale: {
            range: own,
            colorMap: colormap,
            fromZero: false,
            note: beyond > 0 ? clipped : '',
          },
          summary: balanceText(pixels, shape),
        },
      ];
    }),
  );
  drawings.set(shown, { key, language, maps });
  return maps;
}

/** A pixel's relevance: that of its colour channels together. */
export function pixelsOf(map: Float32Array, shape: Shape3): Float32Array {
  return drawingOf(map, shape, 'sum').values;
}
