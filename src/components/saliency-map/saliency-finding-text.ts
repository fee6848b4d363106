import { nextTask } from '../../client/next-task.js';
import type { SaliencyResult } from '../../client/saliency.js';
import type { Shape3 } from '../../protocol.js';
import { correlation, ranks } from '../../protocol/rank-correlation.js';
import type { Paragraph } from '../figure/figure.js';
import { formatProbability, formatShare, formatValue } from '../figure/format.js';
import { sumChannels } from '../figure/heatmap.js';
import { inkOf, type Ink } from '../figure/ink.js';
import { besideText, mapText, sharedStrongest, strongestOf } from '../figure/map-words.js';
import { placeText } from '../figure/places.js';
import { remembered } from '../figure/remembered.js';
import { strongestRegion, type StrongestRegion } from '../figure/strongest-region.js';
import { inLanguage } from '../locale/direction.js';
import { translate, type Language } from '../locale/message.js';
import { shownMethods } from './saliency-attributes.js';
import type { SaliencyState, ShownMaps } from './saliency-figure.js';
import { methodTitle, rowOf } from './saliency-rows.js';

/** A map as it is measured: one value of at least 0 for each pixel. */
interface Measured {
  method: string;
  /** The signed sum over channels, as it is drawn and read off. */
  sums: Float32Array;
  /** Its magnitude; of a map that is read from its lowest value, the height above it. */
  strengths: Float32Array;
  shape: Shape3;
  /** Where the strengths are largest. */
  peak: number;
  lowest: number;
  isSilent: boolean;
  isFinite: boolean;
}

/**
 * What was found in this image: where a map is strongest, and how much of it lies there; of several maps
 * how alike they are, and where one of them is more concentrated than another. Empty, with its room, until
 * there is a map.
 */
export function findingParagraph(state: SaliencyState): Paragraph {
  const methods = shownMethods(state.attributes);
  const maps = state.shown ?? state.result?.details;
  const text = maps ? findingText(maps, methods, state.result) : '';
  return { kind: 'finding', text: text ? [text] : [], room: roomText(methods) };
}

/**
 * The same as one text; empty for maps with values that are no numbers.
 *
 * @param result whose maps these are; without one, values are not told as probabilities
 */
export function findingText(
  maps: ShownMaps,
  methods: readonly string[],
  result: Pick<SaliencyResult, 'target' | 'contrast' | 'details'> | null,
): string {
  const all = methods.filter((method) => method in maps.maps).map((each) => measured(maps, each));
  const [only, ...others] = all;
  if (!only || all.some(({ isFinite }) => !isFinite)) return '';
  if (all.every(({ isSilent }) => isSilent)) {
    return translate`The map is 0 everywhere: the neuron is inactive, or every signal is blocked before it reaches the image.`;
  }
  return others.length === 0 ? ofOne(only, valueText(result)) : ofSeveral(all);
}

/**
 * What one map shows, for those who do not see it: which parts of the image hold most of it, and beside
 * others how it differs from the first. The caption has the finding with rows and columns.
 */
export function mapWords(
  { attributes, shown, result, picture }: SaliencyState,
  method: string,
): string {
  const maps = shown ?? result?.details;
  if (!maps) return '';
  const ink = inkOf(picture?.input);
  const present = shownMethods(attributes).filter((name) => name in maps.maps);
  const words = [ownWords(maps, method, ink), besideFirst(maps, present, method)];
  return words.filter(Boolean).join(' ');
}

/** The same without the others. */
export function ownWords(maps: ShownMaps, method: string, ink: Ink | null): string {
  const { sums, shape } = measured(maps, method);
  const row = rowOf(method);
  const whole = row?.fromLowest ? 'height' : row?.sign === 'non-negative' ? 'map' : 'magnitude';
  return mapText(sums, shape, whole, ink);
}

/** How a map differs from the first, as far as the caption does not say so. */
function besideFirst(maps: ShownMaps, methods: readonly string[], method: string): string {
  const [first, ...others] = methods;
  if (first === undefined || !others.includes(method)) return '';
  const [one, other] = [measured(maps, method), measured(maps, first)];
  if (one.isSilent || other.isSilent || !one.isFinite || !other.isFinite) return '';
  return besideText({
    title: methodTitle(first),
    // Of two maps the caption has it.
    similarity: others.length > 1 ? similarityOf(one, other) : undefined,
    shared: sharedStrongest(one.strengths, other.strengths),
  });
}

/**
 * Measures the maps of a photograph with a pause before each: all at once would hold up the page.
 *
 * @param language the figure's: what is remembered for another one is not found again
 */
export async function readFindings(
  maps: ShownMaps,
  methods: readonly string[],
  language: Language | null,
): Promise<void> {
  const compared = [ranksOf, ({ strengths }: Measured) => strongestOf(strengths)];
  const steps = [regionOf, ...(methods.length > 1 ? compared : [])];
  for (const method of methods) {
    for (const read of steps) {
      await nextTask();
      inLanguage(language, () => read(measured(maps, method)));
    }
  }
}

function measured({ maps, shapes }: ShownMaps, method: string): Measured {
  const [map, shape] = [maps[method]!, shapes[method]!];
  const isFromLowest = rowOf(method)?.fromLowest === true;
  return remembered(map, 'measured', [method, shape], () => {
    const sums = sumChannels(map, shape);
    let lowest = Infinity;
    for (const value of sums) if (value < lowest) lowest = value;
    const strengths = sums.map((value) => (isFromLowest ? value - lowest : Math.abs(value)));
    let peak = 0;
    let total = 0;
    for (let index = 0; index < strengths.length; index++) {
      total += strengths[index]!;
      if (strengths[index]! > strengths[peak]!) peak = index;
    }
    const isSilent = total === 0;
    return { method, sums, strengths, shape, peak, lowest, isSilent, isFinite: isFinite(total) };
  });
}

function regionOf({ strengths, shape: [height, width] }: Measured): StrongestRegion | null {
  return remembered(strengths, 'region', [height, width], () =>
    strongestRegion(strengths, [height, width, 1]),
  );
}

function ranksOf({ strengths }: Measured): Float64Array {
  return remembered(strengths, 'ranks', [], () => ranks(strengths));
}

/** Spearman's, kept for the pair: the caption and the alternative texts of five maps ask for fourteen at every drawing. */
function similarityOf(one: Measured, other: Measured): number {
  const [ranked, otherRanked] = [ranksOf(one), ranksOf(other)];
  const known = remembered(ranked, 'similarities', [], () => new WeakMap<Float64Array, number>());
  const similarity = known.get(otherRanked) ?? correlation(ranked, otherRanked);
  known.set(otherRanked, similarity);
  return similarity;
}

/** RISE averages the probability of a class; all else that it averages are plain numbers. */
function valueText(result: Parameters<typeof findingText>[2]): (value: number) => string {
  const { target, contrast, details } = result ?? {};
  const isProbability = target?.probability !== undefined && !contrast && !details?.neuron;
  return (value) => (isProbability ? formatProbability(value) : formatValue(value));
}

function ofOne(map: Measured, textOf: (value: number) => string): string {
  const { method, sums, shape, peak, lowest } = map;
  const title = methodTitle(method);
  const [row, column] = [Math.floor(peak / shape[1]) + 1, (peak % shape[1]) + 1];
  if (rowOf(method)?.fromLowest) {
    return translate`${title}: the map is highest (${textOf(sums[peak]!)}) at row ${row}, column ${column}; its lowest value is ${textOf(lowest)}.`;
  }
  const region = regionOf(map);
  if (!region) {
    return translate`${title}: no region stands out; the largest magnitude is at row ${row}, column ${column}.`;
  }
  const [share, place] = [formatShare(region.share), placeText(region)];
  return rowOf(method)?.sign === 'non-negative'
    ? translate`${title}: ${share} of the map lies in ${place}.`
    : translate`${title}: ${share} of the map’s magnitude lies in ${place}.`;
}

/** Up to here maps differ, and from here on they are alike. */
const [DIFFERENT, ALIKE] = [0.3, 0.7];

function ofSeveral(maps: readonly Measured[]): string {
  const pairs = maps.flatMap((one, index) =>
    maps.slice(index + 1).map((other) => ({
      titles: [methodTitle(one.method), methodTitle(other.method)] as const,
      similarity: similarityOf(one, other),
    })),
  );
  const least = pairs.reduce((best, pair) => (pair.similarity < best.similarity ? pair : best));
  return [likeness(least, maps.length > 2), concentration(maps)].filter(Boolean).join(' ');
}

function likeness(
  { titles: [one, other], similarity }: { titles: readonly [string, string]; similarity: number },
  isLeast: boolean,
): string {
  const number = formatValue(Number(similarity.toFixed(2)));
  if (isLeast) return translate`Least alike: ${one} and ${other} (rank correlation ${number}).`;
  if (similarity < DIFFERENT) {
    return translate`${one} and ${other} rank the pixels differently (rank correlation ${number}).`;
  }
  return similarity < ALIKE
    ? translate`${one} and ${other} rank the pixels partly alike (rank correlation ${number}).`
    : translate`${one} and ${other} rank the pixels alike (rank correlation ${number}).`;
}

/** The map with the smallest region, beside the one that has least there. */
function concentration(maps: readonly Measured[]): string {
  const [densest] = maps
    .flatMap((map) => {
      const region = map.isSilent ? null : regionOf(map);
      return region ? [{ map, region, area: region.height * region.width }] : [];
    })
    .sort((a, b) => a.area - b.area || b.region.share - a.region.share);
  if (!densest) return '';
  const { map, region } = densest;
  const [least] = maps
    .filter((each) => each !== map)
    .map((each) => ({ title: methodTitle(each.method), share: shareIn(each, region) }))
    .sort((a, b) => a.share - b.share);
  return translate`${methodTitle(map.method)} has ${formatShare(region.share)} of its magnitude in ${placeText(region)}; ${least!.title} has ${formatShare(least!.share)} there.`;
}

/** What a map has in a region of another, which covers the same image. */
function shareIn({ strengths, shape: [, width] }: Measured, region: StrongestRegion): number {
  let inside = 0;
  let total = 0;
  for (let index = 0; index < strengths.length; index++) {
    const [y, x] = [Math.floor(index / width) - region.top, (index % width) - region.left];
    total += strengths[index]!;
    if (y >= 0 && y < region.height && x >= 0 && x < region.width) inside += strengths[index]!;
  }
  return total === 0 ? 0 : inside / total;
}

/** As long as these sentences become, to keep their room. */
function roomText(methods: readonly string[]): string {
  const titles = methods.map(methodTitle).sort((a, b) => b.length - a.length);
  const [one = '', other] = titles;
  const place = placeText({ top: 99, left: 99, height: 101, width: 101 });
  if (other === undefined) {
    return rowOf(methods[0] ?? '')?.fromLowest
      ? translate`${one}: the map is highest (${'>88.8%'}) at row ${188}, column ${188}; its lowest value is ${'88.8%'}.`
      : translate`${one}: ${'88%'} of the map’s magnitude lies in ${place}.`;
  }
  const first = translate`${one} and ${other} rank the pixels differently (rank correlation ${'−0.88'}).`;
  return `${first} ${translate`${one} has ${'88%'} of its magnitude in ${place}; ${other} has ${'88%'} there.`}`;
}
