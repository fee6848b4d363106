import type { SaliencyMethod } from '../../protocol.js';
import type { DrawnMap } from '../view/canvases.js';
import { drawnChannels, type DrawnChannels } from '../figure/heatmap.js';
import { formatOrdinal, formatShare } from '../figure/format.js';
import { summarise, sumChannels, type ValueRange } from '../figure/heatmap.js';
import { say, spokenLanguage, type Language } from '../locale/message.js';
import { numbersOf, rangesOf, readClip, shareBeyond } from '../figure/ranges.js';
import type { ShownMaps } from './extras/saliency-extras.js';
import type { SaliencyMap } from './saliency-map.js';
import { rowOf } from './saliency-text.js';

type Display = Pick<SaliencyMap, 'channels' | 'clip' | 'range' | 'colormap'>;

/** The newest drawing of what is shown, since sliders and pointers render often. */
const drawings = new WeakMap<ShownMaps, { key: string; language: Language; maps: DrawnMaps }>();

export type DrawnMaps = ReadonlyMap<SaliencyMethod, DrawnMap>;

/** Every map, among those asked for, as the author wants it drawn. */
export function drawnMaps(
  shown: ShownMaps | null,
  methods: readonly SaliencyMethod[],
  display: Display,
): DrawnMaps {
  if (!shown) return new Map();
  const { channels, clip, range, colormap } = display;
  const key = JSON.stringify([methods, channels, clip, range, colormap]);
  const known = drawings.get(shown);
  const language = spokenLanguage();
  if (known?.key === key && known.language === language) return known.maps;
  const maps = draw(shown, methods, display);
  drawings.set(shown, { key, language, maps });
  return maps;
}

function draw(
  { maps, shapes }: ShownMaps,
  methods: readonly SaliencyMethod[],
  { channels, clip, range, colormap }: Display,
): DrawnMaps {
  // A method that was asked for a moment ago has no map yet.
  const present = methods.filter((method) => method in maps);
  const drawn = new Map(
    present.map((method) => [method, drawnChannels(maps[method]!, shapes[method]!, channels)]),
  );
  const percentile = readClip(clip);
  const values = new Map([...drawn].map(([method, map]) => [method, map.values]));
  const ranges = rangesOf(range, values, percentile);
  return new Map(
    [...drawn].map(([method, map]) => {
      const own = ranges.get(method)!;
      const numbers = numbersOf(range);
      return [
        method,
        {
          ...map,
          scale: {
            range: own,
            colorMap: channels === 'rgb' ? null : colormap,
            fromZero: rowOf(method)?.sign === 'non-negative' && !numbers,
            note: clipNote(map, own, numbers ? null : percentile),
          },
          summary: summarise(sumChannels(maps[method]!, shapes[method]!), shapes[method]!),
        },
      ];
    }),
  );
}

/** `99th percentile; 1 % of the pixels lie beyond` */
function clipNote(
  { values, shape }: DrawnChannels,
  range: ValueRange,
  percentile: number | null,
): string {
  const beyond = shareBeyond(values, range);
  if (beyond === 0) return '';
  const share = formatShare(beyond);
  const rest =
    shape[2] === 3
      ? say`${share} of the values lie beyond`
      : say`${share} of the pixels lie beyond`;
  return percentile === null ? rest : say`${formatOrdinal(percentile)} percentile; ${rest}`;
}
