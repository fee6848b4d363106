import type { Box, SaliencyMethod, Shape3 } from '../../protocol.js';
import type { DrawnMap } from '../canvases.js';
import { drawnChannels, type DrawnChannels } from '../channels.js';
import { formatOrdinal, formatShare } from '../format.js';
import { summarise, sumChannels, type ValueRange } from '../heatmap.js';
import { numbersOf, rangesOf, readClip, shareBeyond } from '../ranges.js';
import type { ShownMaps } from './extras/saliency-extras.js';
import type { SaliencyMap } from './saliency-map.js';

type Display = Pick<SaliencyMap, 'channels' | 'clip' | 'range' | 'colormap'>;

/** The newest drawing of what is shown, since sliders and pointers render often. */
const drawings = new WeakMap<ShownMaps, { key: string; maps: DrawnMaps }>();

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
  if (known?.key === key) return known.maps;
  const maps = draw(shown, methods, display);
  drawings.set(shown, { key, maps });
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
            // A ReLU is the last step of Grad-CAM.
            fromZero: method === 'grad-cam' && !numbers,
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
  const rest = `${formatShare(beyond)} of the ${shape[2] === 3 ? 'values' : 'pixels'} lie beyond`;
  return percentile === null ? rest : `${formatOrdinal(percentile)} percentile; ${rest}`;
}

/** A part of a drawn map, in the same colours. */
export function croppedMap(map: DrawnMap, box: Box): DrawnMap {
  let parts = pieces.get(map);
  if (!parts) pieces.set(map, (parts = new Map<string, DrawnMap>()));
  const key = Object.values(box).join();
  let part = parts.get(key);
  if (!part) {
    const values = cropped(map, box);
    const shape: Shape3 = [box.height, box.width, map.shape[2]];
    part = { ...map, values, shape, summary: 'Cropped to the window that the neuron sees.' };
    parts.set(key, part);
  }
  return part;
}

const pieces = new WeakMap<DrawnMap, Map<string, DrawnMap>>();

/** The values inside a box, row-major. */
export function cropped({ values, shape }: DrawnChannels, box: Box): Float32Array {
  const [, width, channels] = shape;
  const part = new Float32Array(box.height * box.width * channels);
  for (let row = 0; row < box.height; row++) {
    const start = ((box.top + row) * width + box.left) * channels;
    part.set(values.subarray(start, start + box.width * channels), row * box.width * channels);
  }
  return part;
}
