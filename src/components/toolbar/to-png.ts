import type { Picture } from '../../client/image/image-source.js';
import { isPixels, Pixels, pixelsOf, type PixelData } from '../../client/image/pixels.js';
import { requireKnown } from '../../client/options/require-known.js';
import { ExplainError, type Shape3 } from '../../protocol.js';
import { drawnChannels, heatmapPixels, type ChannelView } from '../figure/heatmap.js';
import { magnitudePercentile, readClip } from '../figure/ranges.js';

const colorMaps = ['RdBu', 'PuOr', 'PRGn', 'BrBG', 'greys'] as const;
const views: readonly ChannelView[] = ['sum', 'max', 'rgb'];

/** How a map is drawn; as the attributes of the same names. */
export interface PNGOptions {
  /** `RdBu` unless given: red raises the score, blue lowers it. */
  colormap?: (typeof colorMaps)[number];
  /** The values at the two ends of the colors; unless given, the largest magnitude on both sides of 0. */
  range?: readonly [low: number, high: number] | null;
  /** The percentile of magnitudes, from 50 to 100, at which colors end where `range` is not given; 100 unless given. */
  clip?: number;
  /** One value for each pixel, the `sum` (unless given) or the `max` of its channels; or `rgb`, where 0 is mid-gray. */
  channels?: ChannelView;
  /** Pixels along each side of a value; 1 unless given. */
  scale?: number;
}

/** What is drawn: the raw map of a result, values with their shape, or pixels as they are. */
export type PNGSource =
  | { readonly map: Float32Array; readonly shape: Shape3 }
  | { readonly data: Float32Array; readonly shape: Shape3 }
  | PixelData
  | Picture
  | Picture['view'];

/**
 * A map in its colors, or pixels, as a PNG file.
 *
 * @param source a result, whose raw map is drawn; values with their shape; or pixels
 * @param options colors of a map, and how large a value is drawn
 * @returns the bytes of the file
 * @throws `option-unknown`, `argument-invalid`
 */
export async function toPNG(
  source: PNGSource,
  options: PNGOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  requireKnown('toPNG', ['colormap', 'range', 'clip', 'channels', 'scale'], options);
  const { scale = 1, colormap = 'RdBu', range = null, clip = 100, channels = 'sum' } = options;
  if (!colorMaps.includes(colormap)) {
    throw invalid(`the colormap "${String(colormap)}"`, `Give one of ${colorMaps.join(', ')}.`);
  }
  if (!views.includes(channels)) {
    throw invalid(`the channels "${String(channels)}"`, `Give one of ${views.join(', ')}.`);
  }
  if (range !== null && !isRange(range)) {
    throw invalid('a range that is none', 'Give two numbers, the lower one first.');
  }
  if (!(clip >= 50 && clip <= 100)) {
    throw invalid(`clip ${String(clip)}`, 'Give a percentile from 50 to 100.');
  }
  if (!(Number.isInteger(scale) && scale >= 1 && scale <= 64)) {
    throw invalid(`scale ${String(scale)}`, 'Give a whole number from 1 to 64.');
  }
  const { data, width, height } = enlarged(pixelsIn(source, options), scale);
  const { encode } = await import('fast-png');
  return new Uint8Array(encode({ data, width, height, channels: 4, depth: 8 }));
}

function pixelsIn(
  source: PNGSource,
  { colormap = 'RdBu', range = null, clip = 100, channels = 'sum' }: PNGOptions,
): Pixels {
  if (typeof source !== 'object' || source === null) throw noImage();
  if ('view' in source) return pixelsIn(source.view, { colormap, range, clip, channels });
  if ('shape' in source) {
    const map = 'map' in source ? source.map : source.data;
    if (!fits(map, source.shape)) throw noImage();
    const [height, width, depth = 1] = source.shape;
    const view = channels === 'rgb' && depth !== 3 ? 'sum' : channels;
    const drawn = drawnChannels(map, [height, width, depth], view, null);
    const limit = magnitudePercentile([drawn.values], readClip(clip));
    const [low, high] = range ?? [-limit, limit];
    return heatmapPixels(drawn.values, drawn.shape, [low, high], view === 'rgb' ? null : colormap);
  }
  if (isPixels(source)) return pixelsOf(source);
  if ('getContext' in source) return pixelsOnCanvas(source);
  throw noImage();
}

function pixelsOnCanvas(canvas: HTMLCanvasElement): Pixels {
  const { width, height } = canvas;
  const context = canvas.getContext('2d');
  if (!context || width === 0 || height === 0) throw noImage();
  return new Pixels(context.getImageData(0, 0, width, height).data, width, height);
}

/** Whether it is a map, `[height, width]` or with channels, of numbers that are finite. */
function fits(map: unknown, shape: unknown): boolean {
  if (!Array.isArray(shape) || shape.length < 2 || shape.length > 3) return false;
  if (!shape.every((side) => Number.isInteger(side) && side > 0)) return false;
  const size: unknown = shape.reduce((product: number, side: number) => product * side, 1);
  return map instanceof Float32Array && map.length === size && map.every(Number.isFinite);
}

function isRange(range: unknown): boolean {
  if (!Array.isArray(range) || range.length !== 2) return false;
  return range.every(Number.isFinite) && range[0] < range[1];
}

/** Each pixel as a square. */
function enlarged(pixels: Pixels, scale: number): Pixels {
  if (scale === 1) return pixels;
  const { data, width, height } = pixels;
  const larger = new Pixels(width * scale, height * scale);
  for (let y = 0, to = 0; y < larger.height; y++) {
    for (let x = 0; x < larger.width; x++, to += 4) {
      const from = (Math.floor(y / scale) * width + Math.floor(x / scale)) * 4;
      larger.data.set(data.subarray(from, from + 4), to);
    }
  }
  return larger;
}

function noImage(): ExplainError {
  return invalid(
    'something that is no map and no image',
    'Give a result, { data, shape } of a map [height, width, channels] with finite numbers, pixels, or an image.',
  );
}

function invalid(what: string, hint: string): ExplainError {
  return new ExplainError('argument-invalid', `toPNG() was given ${what}.`, hint);
}
