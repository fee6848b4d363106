import type { LrpComposite } from '../../protocol.js';
import { correlation, ranks } from '../../protocol/rank-correlation.js';
import type { DrawnMap } from '../figure/drawn-map.js';
import { formatShare, formatValue } from '../figure/format.js';
import { inkOf } from '../figure/ink.js';
import { besideText, mapText, sharedStrongest } from '../figure/map-words.js';
import { placeText } from '../figure/places.js';
import { remembered } from '../figure/remembered.js';
import { strongestRegion, type StrongestRegion } from '../figure/strongest-region.js';
import { translate } from '../locale/message.js';
import type { LrpState } from './lrp-figure.js';
import { gradientTimesInput, pixelsOf, shownMaps, type LrpHeatmapResult } from './lrp-request.js';
import { mapTitle } from './lrp-title-text.js';

/** Of either sign: below this share of the other one it is not worth a word. */
const WORTH = 5e-3;
/** Relevance of both signs that adds up to so many times the score is told. */
const MULTIPLE = 4;
/** So many times as much as under another composite is what a comparison shows. */
const APART = 2;

/** What this image's map shows, in a sentence: of several maps how far they are apart, else where it lies. */
export function balanceOf(state: LrpState, result: LrpHeatmapResult): string {
  const maps = shownMaps(state)!;
  const [first, ...others] = Object.values(maps.compared);
  const shown = maps.compared[result.method as LrpComposite] ?? first ?? result;
  const multiples = multiplesOf(state, result);
  const most = multiples[0];
  const least = multiples.at(-1);
  if (most && least && most.size >= MULTIPLE && most.size >= APART * least.size) {
    return translate`In magnitude, the relevance adds up to ${formatValue(most.size)} times the score under ${most.title}, and to ${formatValue(least.size)} times under ${least.title}.`;
  }
  const where = regionText(pixelsOf(shown.map, result.shape), result.shape);
  if (others.length > 0 || maps.gradientTimesInput) return `${mapTitle(shown.method)}: ${where}`;
  return most && most.size >= MULTIPLE
    ? `${where} ${translate`In magnitude, the relevance adds up to ${formatValue(most.size)} times the score.`}`
    : where;
}

/** How many times the score there is of relevance of both signs under each composite, the most first. */
function multiplesOf(state: LrpState, result: LrpHeatmapResult): { title: string; size: number }[] {
  const { start } = result.details;
  // What a contrast places on the classes nearly cancels: multiples of it say nothing.
  if (result.contrast || state.attributes.start === 'one' || start === 0) return [];
  const sizes = Object.values(shownMaps(state)!.compared).map(({ method, map, shape }) => ({
    title: mapTitle(method),
    size: magnitudeOf(pixelsOf(map, shape)) / Math.abs(start),
  }));
  return sizes.sort((a, b) => b.size - a.size);
}

/** All of it, of either sign. */
export function magnitudeOf(pixels: Float32Array): number {
  return remembered(pixels, 'magnitude', [], () =>
    pixels.reduce((sum, value) => sum + Math.abs(value), 0),
  );
}

/**
 * What one map shows, for those who do not see it: which parts of the image hold most of its relevance,
 * and beside others how it differs from the first. The caption has the finding with rows and columns.
 */
export function mapWords(
  { picture }: LrpState,
  maps: ReadonlyMap<string, DrawnMap>,
  name: string,
): string {
  const { values, shape } = maps.get(name)!;
  const whole = name === gradientTimesInput ? 'magnitude' : 'relevance';
  const own = mapText(values, shape, whole, inkOf(picture?.input));
  const [first] = maps.keys();
  if (first === undefined || first === name) return own;
  const other = maps.get(first)!.values;
  const similarity = values.length > FEW ? undefined : similarityOf(values, other);
  const title = mapTitle(first);
  return `${own} ${besideText({ title, similarity, shared: sharedStrongest(values, other) })}`;
}

/** Pixels up to which maps are compared rank by rank: all of a photograph would hold up the page. */
const FEW = 128 * 128;

function similarityOf(one: Float32Array, other: Float32Array): number {
  return correlation(ranksOf(one), ranksOf(other));
}

function ranksOf(pixels: Float32Array): Float64Array {
  return remembered(pixels, 'ranks', [], () => ranks(pixels.map(Math.abs)));
}

/** `26% of the relevance lies in rows 14 to 18, columns 11 to 15.` */
export function regionText(
  values: Float32Array,
  [height, width]: readonly [number, number, ...number[]],
): string {
  return remembered(values, 'region', [], () => {
    let [positive, negative] = [0, 0];
    for (const value of values) {
      if (value > 0) positive += value;
      else negative -= value;
    }
    if (positive + negative === 0) return translate`No relevance reaches the pixels.`;
    const isUp = positive >= negative;
    const region = strongestRegion(isUp ? values : values.map((value) => -value), [
      height,
      width,
      1,
    ]);
    const isPure = Math.min(positive, negative) < WORTH * Math.max(positive, negative);
    return inWords({ positive, negative, isPure }, region);
  });
}

/** As long as it gets, to keep its room. */
export function longestBalance(): string {
  const region = { top: 20, left: 20, height: 4, width: 4, share: 0.288 };
  return inWords({ positive: 10.8, negative: 0.0888, isPure: false }, region);
}

/** What a map holds of either sign; `isPure` where one of them is next to nothing. */
interface Sums {
  positive: number;
  negative: number;
  isPure: boolean;
}

function inWords({ positive, negative, isPure }: Sums, region: StrongestRegion | null): string {
  const isUp = positive >= negative;
  if (!region) {
    if (isPure) return translate`The relevance is spread over the image; no region stands out.`;
    return isUp
      ? translate`The positive relevance is spread over the image; no region stands out.`
      : translate`Negative relevance outweighs positive (${formatValue(-negative)} and ${formatValue(positive)}); it is spread over the image.`;
  }
  const [share, where] = [formatShare(region.share), placeText(region)];
  if (!isUp) {
    return translate`Negative relevance outweighs positive (${formatValue(-negative)} and ${formatValue(positive)}); ${share} of it lies in ${where}.`;
  }
  return isPure
    ? translate`${share} of the relevance lies in ${where}.`
    : translate`${share} of the positive relevance lies in ${where}.`;
}
