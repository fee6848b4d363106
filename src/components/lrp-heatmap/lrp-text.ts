import type { LrpResult } from '../../client/lrp.js';
import type { Contrast, LrpComposite, LrpRule } from '../../protocol.js';
import { compositeWords, ruleTitles } from '../../protocol/tables/lrp-words.build.js';
import { colorWords, type ColorWords } from '../figure/color-maps.js';
import { contrastName, relativeText } from '../figure/contrasts.js';
import { hidesClass, hidesFindings, roomOf } from '../figure/concealed.js';
import { remembered } from '../figure/remembered.js';
import type { Paragraph } from '../figure/figure.js';
import { capital, formatValue, percentText } from '../figure/format.js';
import { layerTitle } from '../figure/layers.js';
import {
  answerParagraph,
  answerText,
  computedParagraph,
  headParagraphs,
  noteParagraphs,
  targetName,
} from '../figure/sentences.js';
import { translate, translatePhrase } from '../locale/message.js';
import type { LrpState } from './lrp-figure.js';
import { growthOf, shareKind, shareText } from './lrp-share-text.js';
import {
  compositesOf,
  differenceOf,
  gradientTimesInput,
  inspectedResult,
  knownNames,
  pixelsOf,
  shownMaps,
  type LrpHeatmapResult,
} from './lrp-request.js';

/** What the network answers, how the relevance lies, what it means and does not, where it was computed. */
export function lrpCaption(state: LrpState): Paragraph[] {
  const { result, description } = state;
  const { restart, gradientTimesInput: product, notes } = result?.details ?? {};
  const zeros = zerosText(state);
  const isTold = !hidesFindings(state.attributes);
  const fact = result && product ? factText(result, product) : '';
  return [
    answerParagraph(result, description),
    ...headParagraphs(description),
    ...(restart ? [{ kind: 'finding' as const, part: 'restart', text: [restartText(state)] }] : []),
    {
      kind: 'finding',
      part: 'balance',
      text: result ? [balance(state, result)] : [],
      room: longestBalance(),
    },
    ...(fact ? [{ kind: 'finding' as const, part: 'fact', text: [fact] }] : []),
    ...(zeros ? [{ kind: 'finding' as const, part: 'zeros', text: [zeros] }] : []),
    {
      kind: 'meaning',
      text: [meaningOf(state, isTold)],
      ...(isTold ? {} : { room: roomOf(meaningOf(state, true)) }),
    },
    computedParagraph(result),
    ...noteParagraphs(notes),
  ];
}

/** What a new result says, for those who do not see it. */
export function lrpAnnouncement(state: LrpState): string {
  const { result } = state;
  return result ? `${answerText(result)} ${balance(state, result)}` : '';
}

/** Of the first map that is shown; named where it is one of several. */
function balance({ shown }: LrpState, result: LrpHeatmapResult): string {
  const name = result.method as LrpComposite;
  const { compared, gradientTimesInput: product } = shown ?? result.details;
  const text = balanceText(pixelsOf((compared[name] ?? result).map, result.shape), result.shape);
  const isOnly = Object.keys(compared).length === 1 && !product;
  return isOnly ? text : `${mapTitle(name)}: ${text}`;
}

function nameOf({ attributes, result, description }: LrpState): string {
  if (result && !hidesClass(attributes)) return targetName(result.target);
  return description?.head === 'value' ? translate`the output` : translate`the class`;
}

/** @param isTold whether what was found in this image is said with it */
function meaningOf(state: LrpState, isTold: boolean): string {
  const { attributes, result } = state;
  if (result?.map.every((value) => value === 0)) return silentMeaning();
  const composites = compositesOf(knownNames(attributes, result));
  const [only] = composites;
  const known = only ? compositeMeaning(only) : '';
  const { start, colormap, layerRules } = attributes;
  const shown = inspectedResult(state);
  const maps = Object.values(shownMaps(state)?.compared ?? {});
  // What a contrast places on the classes nearly cancels: shares of it say nothing.
  const isShared = !result?.contrast;
  const arrives = !isShared || maps.every(({ details }) => shareKind(details) !== 'rest');
  return [
    result?.contrast
      ? contrastMeaning(colorWords(colormap), nameOf(state), result.contrast, start)
      : colorMeaning(colorWords(colormap), nameOf(state), { start, arrives }),
    ...(isShared && isTold ? sharesOf(maps, start !== 'one') : []),
    shown && isTold ? growthText(shown, state) : '',
    shown?.details.automatic && shown.method !== 'epsilon-plus' ? automaticMeaning() : '',
    composites.length === 1 ? known : comparisonMeaning(),
    layerRules ? translate`Some layers have rules of their own.` : '',
    arrives ? limitMeaning() : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function restartText({ result, description }: LrpState): string {
  const { restart, request } = result!.details;
  const { kept, total } = restart!;
  const { layer, unit } = request.restart!;
  const [part, title] = [unitText(unit), layerTitle(description, layer, layer)];
  const [some, all] = [formatValue(kept, 3), formatValue(total, 3)];
  return total === 0
    ? translate`Only what passes through ${part} of the ${title}: ${some} of ${all}.`
    : translate`Only what passes through ${part} of the ${title}: ${some} of ${all}, ${formatPercent(kept / total)} of what arrives there.`;
}

/** Of a unit as the engine is asked for it. */
function unitText(unit: string): string {
  const [x = '', y, channel = ''] = unit.split(',');
  if (y === undefined) return x === '*' ? translate`all units` : translate`unit ${x}`;
  if (x === '*' && y === '*')
    return channel === '*' ? translate`all channels` : translate`channel ${channel}`;
  return channel === '*'
    ? translate`x ${x}, y ${y}`
    : translate`channel ${channel} at x ${x}, y ${y}`;
}

/** Maps that agree to this share of their largest value are the same but for rounding. */
const EQUAL = 1e-4;

const bare = new Set<LrpComposite>(['lrp-0', 'lrp-transpose']);

/** Whether LRP-0 and gradient x input agree here, with the number that says so; empty without LRP-0. */
function factText({ details }: LrpHeatmapResult, product: Float32Array): string {
  const { compared, request } = details;
  const result = Object.values(compared).find(({ method }) => bare.has(method as LrpComposite));
  if (!result) return '';
  const { difference, largest } = differenceOf(result.map, product);
  const title = mapTitle(result.method);
  const [most, values] = [formatValue(difference), formatValue(largest)];
  if (difference <= EQUAL * largest) {
    return translate`${title} and gradient × input differ by at most ${most} where values go up to ${values}: they are the same map.`;
  }
  return request.bias === 'ignore'
    ? translate`${title} and gradient × input differ by at most ${most} where values go up to ${values}: they are not the same map; without the biases in its denominators LRP-0 shares out what they have given, and the gradient does not.`
    : translate`${title} and gradient × input differ by at most ${most} where values go up to ${values}: they are not the same map; they were not asked the same.`;
}

/** Which layers have denominators that are exactly 0, and what is lost there; empty where none has. */
function zerosText(state: LrpState): string {
  const inspected = inspectedResult(state);
  if (!inspected) return '';
  const { layers, conservation } = inspected.details;
  const found = layers.filter(({ zeros }) => zeros.count > 0);
  if (found.length === 0) return '';
  const places = found.map(({ name, zeros }) => {
    const title = layerTitle(state.description, name, name);
    return zeros.withRelevance === 0
      ? translate`${zeros.count} in the ${title} (relevance arrives at none of them)`
      : translate`${zeros.count} in the ${title} (relevance arrives at ${zeros.withRelevance} of them)`;
  });
  return translate`Denominators that are exactly 0, by which nothing can be divided: ${places.join('; ')}. The relevance there, ${formatValue(conservation.lostToZeros, 3)} in all, is lost.`;
}

/** Of a composite, or of a map beside them; what the engine does not know, and refuses, has its name. */
export function mapTitle(name: string): string {
  if (name === 'auto') return 'LRP';
  return name === gradientTimesInput ? translate`Gradient × input` : (wordsOf(name)?.title ?? name);
}

/** How a composite distributes the relevance of a neuron; empty for one that the engine will refuse. */
export function compositeMeaning(name: string): string {
  return wordsOf(name)?.meaning ?? '';
}

function wordsOf(name: string): { title: string; meaning: string } | undefined {
  const [, words] = Object.entries(compositeWords).find(([known]) => known === name) ?? [];
  return words && { title: translatePhrase(words.title), meaning: translatePhrase(words.meaning) };
}

/** Of the rule of a layer. */
export function ruleTitle(name: LrpRule): string {
  return translatePhrase(ruleTitles[name]);
}

/** What was placed on the class. */
interface Seed {
  start: 'logit' | 'one';
  /** Whether most of it reaches the pixels. */
  arrives: boolean;
}

/** What the colours mean. */
function colorMeaning(
  { up, down }: { up: ColorWords; down: ColorWords },
  target: string,
  { start, arrives }: Seed,
): string {
  const [pro, contra] = [capital(up.pixels), down.ones];
  if (!arrives) return translate`${pro} speak for ${target}, ${contra} against it.`;
  return start === 'one'
    ? translate`${pro} speak for ${target}, ${contra} against it: a relevance of 1 has been shared out, layer by layer, down to the pixels.`
    : translate`${pro} speak for ${target}, ${contra} against it: the score has been shared out, layer by layer, down to the pixels.`;
}

/** The same where the target is explained rather than others. */
function contrastMeaning(
  colors: { up: ColorWords; down: ColorWords },
  target: string,
  contrast: Contrast,
  start: 'logit' | 'one',
): string {
  const other = contrastName(contrast);
  const meaning = relativeText(colors, target, contrast);
  return start === 'one'
    ? `${meaning} ${translate`LRP starts with a relevance of 1 for ${target} and −1 for ${other}, and distributes it to the pixels, layer by layer.`}`
    : `${meaning} ${translate`LRP distributes the difference of the two scores to the pixels, layer by layer.`}`;
}

/** What share of the score each map holds; of several only where it is small. */
function sharesOf(maps: readonly LrpResult[], isScore: boolean): string[] {
  const [only, ...others] = maps;
  if (!only) return [];
  if (others.length === 0) return [shareText(only.details, isScore)];
  return maps
    .filter(({ details }) => shareKind(details) === 'rest')
    .map(({ method, details }) => `${mapTitle(method)}: ${shareText(details, isScore)}`);
}

const automaticMeaning = (): string =>
  translate`These rules were chosen because the network has depthwise convolutions.`;

/** Where magnitudes grow so much that rounding is what is left; empty elsewhere. */
function growthText({ details, map, shape }: LrpResult, { description }: LrpState): string {
  const growth = growthOf({ ...details, pixels: pixelsOf(map, shape) });
  if (!growth) return '';
  const title = layerTitle(description, growth.layer, growth.layer);
  return translate`Relevance of both signs grows ${formatValue(growth.factor)}-fold on its way, most in the ${title}, where denominators are near 0: the map shows these divisions more than the prediction.`;
}

const limitMeaning = (): string =>
  translate`That is how this score is made up, not how it would change if a pixel did.`;

const comparisonMeaning = (): string =>
  translate`The maps share out the same score and differ in the rules alone; none of them is the true one.`;

const silentMeaning = (): string =>
  translate`No relevance arrives at the picture: all of it was absorbed or lost on the way.`;

/** A share of all magnitude that is worth a word. */
const WORTH = 5e-4;

/** What a signed map holds of either sign, and where. */
interface Balance {
  /** Sums; `negative` is at most 0. */
  positive: number;
  negative: number;
  /** The centre of mass of each, in rows and columns from 1; `null` where there is none. */
  positiveAt: [row: number, column: number] | null;
  negativeAt: [row: number, column: number] | null;
}

function balanceOf(
  values: Float32Array,
  [, width]: readonly [number, number, ...number[]],
): Balance {
  const sums = { up: 0, upRow: 0, upColumn: 0, down: 0, downRow: 0, downColumn: 0 };
  values.forEach((value, index) => {
    const row = Math.floor(index / width) + 1;
    const column = (index % width) + 1;
    if (value > 0) {
      sums.up += value;
      sums.upRow += value * row;
      sums.upColumn += value * column;
    } else {
      sums.down += value;
      sums.downRow += value * row;
      sums.downColumn += value * column;
    }
  });
  const { up, down } = sums;
  return {
    positive: up,
    negative: down,
    positiveAt: up > 0 ? [sums.upRow / up, sums.upColumn / up] : null,
    negativeAt: down < 0 ? [sums.downRow / down, sums.downColumn / down] : null,
  };
}

/** `Of the relevance at the pixels 9.1 speaks for it, around row 12 and column 14; −1.2 speaks …` */
export function balanceText(
  values: Float32Array,
  shape: readonly [number, number, ...number[]],
): string {
  return remembered(values, 'balance', [], () => inWords(balanceOf(values, shape)));
}

/** As long as it gets, to keep its room. */
function longestBalance(): string {
  const at: [number, number] = [20, 20];
  return inWords({ positive: 10.8, negative: -0.0888, positiveAt: at, negativeAt: at });
}

function inWords({ positive, negative, positiveAt, negativeAt }: Balance): string {
  if (!positiveAt && !negativeAt) return translate`No relevance arrives at the picture.`;
  const least = WORTH * (positive - negative);
  const around = (at: [number, number]): [number, number] => [Math.round(at[0]), Math.round(at[1])];
  let pro = translate`next to nothing speaks for it`;
  if (positiveAt && positive > least) {
    const [row, column] = around(positiveAt);
    pro = translate`${formatValue(positive, 3)} speaks for it, around row ${row} and column ${column}`;
  }
  let contra = translate`next to nothing speaks against it`;
  if (negativeAt && -negative > least) {
    const [row, column] = around(negativeAt);
    contra = translate`${formatValue(negative, 3)} speaks against it, around row ${row} and column ${column}`;
  }
  return translate`Of the relevance at the pixels ${pro}; ${contra}.`;
}

/** The smallest number of values that hold half of all magnitude. */
export function countOfHalf(values: Float32Array): number {
  const magnitudes = values.map(Math.abs).sort().reverse();
  const total = magnitudes.reduce((sum, value) => sum + value, 0);
  if (total === 0) return 0;
  let sum = 0;
  return magnitudes.findIndex((value) => (sum += value) >= total / 2) + 1;
}

/** `3.9 (32 %)` */
export function formatShareOf(amount: number, whole: number): string {
  const text = formatValue(amount, 3);
  return whole === 0 ? text : `${text} (${formatPercent(amount / whole)})`;
}

/** Of either sign and any size: a layer may lose more than what it has got. */
export function formatPercent(share: number): string {
  const size = Math.abs(100 * share);
  if (size > 0 && size < 0.05) return translate`under ${percentText(0.1)}`;
  return percentText(formatValue(Number((100 * share).toFixed(size < 9.95 ? 1 : 0)), 6));
}

/** As readers would write it: `1e−6`, not `1.0e−6`. */
export function formatParameter(value: number): string {
  return formatValue(value).replace(/\D0e/, 'e');
}
