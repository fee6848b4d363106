import type { LrpResult } from '../../client/lrp.js';
import type { Contrast, LrpComposite } from '../../protocol.js';
import { colorWords, type ColorWords } from '../figure/color-maps.js';
import { hidesClass, hidesFindings, roomOf } from '../figure/concealed.js';
import { contrastName, relativeText } from '../figure/contrasts.js';
import type { Paragraph } from '../figure/figure.js';
import { capital, formatValue } from '../figure/format.js';
import { layerTitle } from '../figure/layers.js';
import {
  answerParagraph,
  answerText,
  computedParagraph,
  headParagraphs,
  noteParagraphs,
  targetName,
} from '../figure/sentences.js';
import { translate } from '../locale/message.js';
import type { LrpState } from './lrp-figure.js';
import { balanceOf, longestBalance } from './lrp-finding-text.js';
import {
  compositesOf,
  differenceOf,
  inspectedResult,
  knownNames,
  pixelsOf,
  shownMaps,
  type LrpHeatmapResult,
} from './lrp-request.js';
import { growthOf, shareKind, shareText } from './lrp-share-text.js';
import { compositeMeaning, formatParameter, formatPercent, mapTitle } from './lrp-title-text.js';

/** The prediction, what this map shows, and what qualifies it; what holds of the method is under About. */
export function lrpCaption(state: LrpState): Paragraph[] {
  const { result, description } = state;
  const { restart, gradientTimesInput: product, notes } = result?.details ?? {};
  const isTold = !hidesFindings(state.attributes);
  const finding = (part: string, text: string): Paragraph[] =>
    text ? [{ kind: 'finding', part, text: [text] }] : [];
  return [
    answerParagraph(result, description),
    ...headParagraphs(description),
    ...finding('restart', restart ? restartText(state) : ''),
    {
      kind: 'finding',
      part: 'balance',
      text: result ? [balanceOf(state, result)] : [],
      room: longestBalance(),
    },
    ...finding('fact', result && product ? factText(result, product) : ''),
    // It qualifies the map, also below an author's own caption.
    ...finding('share', lostText(state)).map((each) => ({ ...each, style: 'remark' })),
    ...finding('zeros', zerosText(state)),
    {
      kind: 'meaning',
      text: [meaningOf(state, isTold)],
      ...(isTold ? {} : { room: roomOf(meaningOf(state, true)) }),
      // Relative to another class, the colors mean something else than usual.
      inAbout: !result?.contrast,
    },
    computedParagraph(result),
    ...noteParagraphs(notes),
  ];
}

/** What a new result says, for those who do not see it. */
export function lrpAnnouncement(state: LrpState): string {
  const { result } = state;
  return result ? `${answerText(result)} ${balanceOf(state, result)}` : '';
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
    isShared && isTold && maps.length === 1 && arrives
      ? shareText(maps[0]!.details, start !== 'one')
      : '',
    shown?.details.automatic && shown.method !== 'epsilon-plus' ? automaticMeaning() : '',
    composites.length === 1 ? known : comparisonMeaning(),
    shown ? scaleMeaning(shown) : '',
    layerRules ? translate`Some layers use other rules, which the author or reader chose.` : '',
    arrives ? limitMeaning() : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** Where a map holds little of the score, and where rounding is what is left of it; empty elsewhere. */
function lostText(state: LrpState): string {
  const { result, attributes } = state;
  if (!result || result.map.every((value) => value === 0)) return '';
  const maps = Object.values(shownMaps(state)!.compared);
  const isLittle = !result.contrast && maps.some(({ details }) => shareKind(details) === 'rest');
  const lost = isLittle ? sharesText(maps, attributes.start !== 'one') : '';
  return [lost, growthText(inspectedResult(state)!, state)].filter(Boolean).join(' ');
}

function sharesText(maps: readonly LrpResult[], isScore: boolean): string {
  const [only, ...others] = maps;
  if (only && others.length === 0) return shareText(only.details, isScore);
  const list = maps.map(({ method, details: { start, conservation } }) => {
    return `${mapTitle(method)} ${formatPercent(conservation.passedOn / start)}`;
  });
  return translate`Share that reaches the pixels: ${list.join(', ')}.`;
}

function restartText({ result, description }: LrpState): string {
  const { restart, request } = result!.details;
  const { kept, total } = restart!;
  const { layer, unit } = request.restart!;
  const [part, title] = [unitText(unit), layerTitle(description, layer, layer)];
  const [some, all] = [formatValue(kept, 3), formatValue(total, 3)];
  return total === 0
    ? translate`Only relevance through ${part} of the ${title}: ${some} of ${all}.`
    : translate`Only relevance through ${part} of the ${title}: ${some} of ${all} (${formatPercent(kept / total)}).`;
}

/** Of a unit as the engine is asked for it. */
function unitText(unit: string): string {
  const [x = '', y, channel = ''] = unit.split(',');
  if (y === undefined) return x === '*' ? translate`all units` : translate`unit ${x}`;
  if (x === '*' && y === '*')
    return channel === '*' ? translate`all channels` : translate`channel ${channel}`;
  const [row, column] = [fromOne(y), fromOne(x)];
  return channel === '*'
    ? translate`row ${row}, column ${column}`
    : translate`channel ${channel} at row ${row}, column ${column}`;
}

/** `*` stands for all. */
function fromOne(index: string): string {
  return /^\d+$/.test(index) ? String(Number(index) + 1) : index;
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
    return translate`${title} and gradient × input are the same map: they differ by at most ${most}, with values up to ${values}.`;
  }
  return request.bias === 'ignore'
    ? translate`${title} and gradient × input differ by up to ${most}, with values up to ${values}, because LRP leaves the biases out of its denominators here.`
    : translate`${title} and gradient × input differ by up to ${most}, with values up to ${values}, because their settings differ.`;
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
      ? translate`${zeros.count} in the ${title} (relevance reaches none of them)`
      : translate`${zeros.count} in the ${title} (relevance reaches ${zeros.withRelevance} of them)`;
  });
  return translate`Denominators of exactly 0: ${places.join('; ')}. Relevance lost there: ${formatValue(conservation.lostToZeros, 3)}.`;
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
  if (!arrives) return translate`${pro} contribute to ${target}, ${contra} count against it.`;
  return start === 'one'
    ? translate`${pro} contribute to ${target}, ${contra} count against it: LRP distributes a relevance of 1 to the pixels, layer by layer.`
    : translate`${pro} contribute to ${target}, ${contra} count against it: LRP distributes the class score to the pixels, layer by layer.`;
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

const automaticMeaning = (): string =>
  translate`These rules are the default for networks with depthwise convolutions.`;

/** What epsilon is measured in; empty where it is the number itself. */
function scaleMeaning({ details }: LrpResult): string {
  const relative = details.layers.find(({ scale }) => scale !== null);
  if (!relative) return '';
  const number = formatParameter(relative.parameters.epsilon ?? 0);
  return translate`In each layer, ε is ${number} times the root mean square of the layer’s denominators.`;
}

/** Where magnitudes grow so much that rounding is what is left; empty elsewhere. */
function growthText({ details, map, shape }: LrpResult, { description }: LrpState): string {
  const growth = growthOf({ ...details, pixels: pixelsOf(map, shape) });
  if (!growth) return '';
  const title = layerTitle(description, growth.layer, growth.layer);
  return translate`Positive and negative relevance grow ${formatValue(growth.factor)}-fold on the way to the pixels, most in the ${title}, where denominators are near 0: the map shows these divisions more than the prediction.`;
}

const limitMeaning = (): string =>
  translate`The map shows how this score is composed, not how it would change with a pixel.`;

const comparisonMeaning = (): string =>
  translate`The maps distribute the same score under different rules; none of them is the correct one.`;

const silentMeaning = (): string =>
  translate`No relevance reaches the pixels: all of it was absorbed or lost in the layers above.`;

/** The smallest number of values that hold half of all magnitude. */
export function countOfHalf(values: Float32Array): number {
  const magnitudes = values.map(Math.abs).sort().reverse();
  const total = magnitudes.reduce((sum, value) => sum + value, 0);
  if (total === 0) return 0;
  let sum = 0;
  return magnitudes.findIndex((value) => (sum += value) >= total / 2) + 1;
}
