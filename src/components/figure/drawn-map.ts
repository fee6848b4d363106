import type { ColorUnits } from '../../client/image/tensor-colors.js';
import type { Shape3, Box } from '../../protocol.js';
import {
  drawnChannels,
  fadeToZero,
  heatmapPixels,
  sumChannels,
  type ChannelView,
  type DrawnChannels,
} from './heatmap.js';
import type { Ink } from './ink.js';
import { mapText, type Whole } from './map-words.js';
import { magnitudePercentile } from './ranges.js';
import { isSmooth, type Bitmap, type Layer, type Scale } from './figure.js';
import { translate } from '../locale/message.js';
import { remembered } from './remembered.js';

/** A map as it is drawn. */
export interface DrawnMap {
  /** `[height, width, 1]`, or 3 channels for a picture. */
  values: Float32Array;
  shape: Shape3;
  scale: Scale;
  /** In words, for those who do not see it. */
  summary: string;
}

/**
 * One pixel for each value.
 *
 * @param isFading shows what lies below where the map is near 0
 */
export function bitmapOf({ values, shape, scale }: DrawnMap, isFading = false): Bitmap {
  const [height, width] = shape;
  return {
    width,
    height,
    isSmooth: isSmooth({ width, height }),
    key: [values, scale.range.join(), scale.colorMap, isFading],
    paint: () => {
      const pixels = heatmapPixels(values, shape, scale.range, scale.colorMap);
      if (isFading) fadeToZero(pixels, values, shape, scale.range, originOf(scale));
      return pixels;
    },
  };
}

/** The value where a map shows nothing. */
function originOf({ range: [low, high], fromZero }: Scale): number {
  return fromZero ? (low + high) / 2 : 0;
}

/**
 * A map as the picture of a panel, told under its label.
 *
 * @param isFading shows what lies below where the map is near 0
 */
export function mapLayer(map: DrawnMap, label: string, opacity = 1, isFading = false): Layer {
  const { summary } = map;
  const source = bitmapOf(map, isFading);
  return { part: 'map', source, alternative: label, summary, fitted: true, opacity };
}

/** What the signed sums of a map say in words; made once. */
export function summaryOf(
  map: Float32Array,
  shape: Shape3,
  whole: Whole = 'magnitude',
  ink: Ink | null = null,
): string {
  return remembered(map, 'summary', [shape, whole, ink?.share], () =>
    mapText(sumChannels(map, shape), shape, whole, ink),
  );
}

/** A map as one way of drawing shows it. */
export interface Drawing extends DrawnChannels {
  /** The largest magnitude of what is drawn. */
  limit: number;
}

/** Made once for each map and way of drawing. */
export function drawingOf(
  map: Float32Array,
  shape: Shape3,
  view: ChannelView,
  units: ColorUnits | null,
): Drawing {
  return remembered(map, `drawing ${view}`, [units?.preprocessing.channels], () => {
    const drawn = drawnChannels(map, shape, view, units);
    return { ...drawn, limit: magnitudePercentile([drawn.values], 100) };
  });
}

/** A part of a drawn map, in the same colors; made once. */
export function croppedMap(map: DrawnMap, box: Box): DrawnMap {
  return remembered(map, `piece ${Object.values(box).join()}`, [], () => ({
    ...map,
    values: cropped(map, box),
    shape: [box.height, box.width, map.shape[2]],
    summary: translate`Cropped to the neuron’s receptive field.`,
  }));
}

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
