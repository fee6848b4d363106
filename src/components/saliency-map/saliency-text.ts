import type { MaskedPasses, ModelDescription, Neuron, SaliencyMethod } from '../../protocol.js';
import type { SignWords } from '../../protocol/tables/saliency-methods.js';
import { channelViewOf } from '../figure/display-defaults.js';
import { colorWords, type ColorWords } from '../figure/color-maps.js';
import { hidesClass } from '../figure/concealed.js';
import { contrastName, relativeText } from '../figure/contrasts.js';
import { offers } from '../figure/controls-list.js';
import type { Paragraph } from '../figure/figure.js';
import { capital, formatCount, formatValue } from '../figure/format.js';
import type { ChannelView } from '../figure/heatmap.js';
import { layerPhrase } from '../figure/layers.js';
import { fieldText, hasPlaces } from '../figure/neurons.js';
import {
  answerParagraph,
  answerText,
  computedParagraph,
  headParagraphs,
  noteParagraphs,
} from '../figure/sentences.js';
import { translate } from '../locale/message.js';
import type { SaliencyState } from './saliency-figure.js';
import { findingParagraph, findingText } from './saliency-finding-text.js';
import { methodTitle, rowOf } from './saliency-rows.js';
import { settingsTexts } from './saliency-settings.js';
import { shownMethods } from './saliency-attributes.js';

/** The prediction, one finding about this image, what was explained and how; what maps mean is under About. */
export function saliencyCaption(state: SaliencyState): Paragraph[] {
  const { attributes, result, description } = state;
  const neuron = shownNeuron(state);
  const settings = settingsTexts(attributes, description);
  const expectsNeuron = attributes.layer && !result;
  return [
    answerParagraph(result, description),
    ...headParagraphs(description),
    ...(neuron || expectsNeuron ? [neuronParagraph(state, neuron)] : []),
    findingParagraph(state),
    ...contrastParagraphs(state),
    ...(settings.length > 0 ? [{ kind: 'about' as const, text: [settings.join(' ')] }] : []),
    { kind: 'meaning', text: [meaningOf(state)], inAbout: true },
    // It is not told of a map that is still being computed.
    computedParagraph(result?.backend ? result : null),
    ...noteParagraphs(result?.details.notes),
  ];
}

/** What a new result says, for those who do not see it. */
export function saliencyAnnouncement(state: Pick<SaliencyState, 'result' | 'description'>): string {
  const { result, description } = state;
  if (!result) return '';
  const neuron = shownNeuron(state);
  const found = findingText(result.details, Object.keys(result.details.maps), result);
  return [answerText(result), neuron ? neuronText(neuron, description) : '', found]
    .filter(Boolean)
    .join(' ');
}

/** The neuron that the shown result explains; `null` for a class. */
export function shownNeuron({ result }: Pick<SaliencyState, 'result'>): Neuron | null {
  return result?.details.neuron ?? null;
}

/** The same, but `null` while another layer is being computed, whose neurons are not known yet. */
export function chosenNeuron(state: Pick<SaliencyState, 'attributes' | 'result'>): Neuron | null {
  const neuron = shownNeuron(state);
  return neuron?.layer === state.attributes.layer ? neuron : null;
}

/** As long as most texts about a neuron are, to keep their room before one is known. */
const typical: Neuron = {
  layer: '',
  position: [10, 10, 100],
  activation: 1.2,
  layerShape: [16, 16, 100],
  receptiveField: { top: 0, left: 0, height: 10, width: 10 },
};

function neuronParagraph(state: SaliencyState, known: Neuron | null): Paragraph {
  const { attributes, description, picture } = state;
  const neuron = known ?? { ...typical, layer: attributes.layer ?? '' };
  const chosen = known ? chosenNeuron(state) : neuron;
  const canPick =
    chosen && hasPlaces(chosen) && offers(attributes, 'unit') && attributes.picture !== 'none';
  const text = [
    neuronText(neuron, description),
    fieldText(neuron.receptiveField, picture?.input.shape ?? [32, 32, 3]),
    canPick ? translate`Click the image to choose another neuron.` : '',
  ];
  const style = known ? '' : 'expected';
  return {
    kind: 'finding',
    part: 'neuron',
    style,
    text: [text.join(' ')],
    isPassing: known === null,
  };
}

/** `Explained neuron: channel 4 at row 8, column 4 of the second convolution (activation 1.4).` */
export function neuronText(
  { layer, position, layerShape, activation }: Neuron,
  description: ModelDescription | null,
): string {
  const title = layerPhrase(description, layer);
  const [y, x, channel] = position;
  const value = formatValue(activation);
  if (position.length < layerShape.length) {
    return translate`Explained: the whole channel ${y!} of ${title} (activations sum to ${value}).`;
  }
  return position.length === 3
    ? translate`Explained neuron: channel ${channel!} at row ${y! + 1}, column ${x! + 1} of ${title} (activation ${value}).`
    : translate`Explained neuron: unit ${y!} of ${title} (activation ${value}).`;
}

/** How many masked images a map is of, and while it is computed how many there will be. */
export function passesText({ done, of }: MaskedPasses): string {
  if (of === 1) return translate`1 masked image`;
  const all = formatCount(of);
  return done < of
    ? translate`${formatCount(done)} of ${all} masked images`
    : translate`${all} masked images`;
}

/** What is explained. */
type Subject = 'class' | 'value' | 'neuron';

/** What one map means and what it does not; empty for a method that the engine will refuse. */
function mapMeaning(
  method: SaliencyMethod,
  subject: Subject,
  up: ColorWords,
  down: ColorWords,
  layer: string | null,
): string {
  const row = rowOf(method);
  if (!row) return '';
  const words = [signWords(up), signWords(down), layer] as const;
  if (subject === 'neuron') return row.ofNeuron(translate, ...words);
  if (subject === 'value' && row.ofValue) return row.ofValue(translate, ...words);
  return `${row.meaning(translate, ...words)} ${row.limits(translate, ...words)}`;
}

function signWords({ pixels, ones }: ColorWords): SignWords {
  return { Pixels: capital(pixels), pixels, ones };
}

/** For several maps side by side, in the words of the colors of positive and of negative values. */
const scoreComparison = (up: ColorWords, down: ColorWords): string =>
  translate`${capital(up.pixels)} raise the score, ${down.ones} lower it, under the rule of each method. A sharper map is not a more accurate one.`;
const neuronComparison = (up: ColorWords, down: ColorWords): string =>
  translate`${capital(up.pixels)} raise the neuron’s activation, ${down.ones} lower it, under the rule of each method. A sharper map is not a more accurate one.`;

/** For several maps of the ReLU family. */
const reluMeaning = (): string =>
  translate`The methods differ only in the signals that a ReLU passes in the backward pass.`;

/** For maps drawn as pictures. */
const pictureMeaning = (): string =>
  translate`Mid-gray is 0; red, green and blue show the map of each color channel.`;

/** The same where only some of the maps are. */
const somePicturesMeaning = (names: string): string =>
  translate`In color (${names}): mid-gray is 0; red, green and blue show the map of each color channel.`;

/** For maps of the strongest channels. */
const strongestMeaning = (): string => translate`Each pixel shows its strongest color channel.`;

/** What the maps mean and what they do not, in the words of their colors. */
export function meaningOf({
  attributes,
  description,
}: Pick<SaliencyState, 'attributes' | 'description'>): string {
  const ofScore = description?.head === 'value' ? 'value' : 'class';
  const subject = attributes.layer ? 'neuron' : ofScore;
  const { camLayer } = attributes;
  const methods = shownMethods(attributes);
  const views = methods.map((method) =>
    channelViewOf(attributes.channels, method, description?.inputShape),
  );
  const isAllRgb = views.every((view) => view === 'rgb');
  const { up, down } = colorWords(isAllRgb ? 'rgb' : attributes.colormap);
  const layer = camLayer && layerPhrase(description, camLayer);
  return meanings(methods, subject, views, layer, up, down).join(' ');
}

/** What is explained where the class is explained rather than others, with its room until then. */
function contrastParagraphs({ attributes, result, description }: SaliencyState): Paragraph[] {
  const isAsked = !['', 'none'].includes(attributes.contrast) && !attributes.layer;
  if (!isAsked && !result?.contrast) return [];
  const longest = (description?.labels ?? []).reduce(
    (long, label) => (label.length > long.length ? label : long),
    '',
  );
  const room = translate`The map explains the score of ${longest} relative to ${longest}.`;
  const text = contrastText({ attributes, result, description });
  return [{ kind: 'meaning', text: text ? [text] : [], room }];
}

function contrastText({
  attributes,
  result,
  description,
}: Pick<SaliencyState, 'attributes' | 'result' | 'description'>): string {
  const { contrast, target } = result ?? {};
  if (!contrast || !target) return '';
  const methods = shownMethods(attributes);
  const isRgb = methods.every(
    (method) => channelViewOf(attributes.channels, method, description?.inputShape) === 'rgb',
  );
  const colors = colorWords(isRgb ? 'rgb' : attributes.colormap);
  const name = hidesClass(attributes) ? translate`the class` : target.label;
  return methods.some((method) => rowOf(method)?.sign === 'any')
    ? relativeText(colors, name, contrast)
    : translate`The map explains the score of ${name} relative to ${contrastName(contrast)}.`;
}

function meanings(
  methods: SaliencyMethod[],
  subject: Subject,
  /** How the channels of each are drawn. */
  views: readonly ChannelView[],
  /** Whose maps were weighed, where that was chosen. */
  layer: string | null,
  up: ColorWords,
  down: ColorWords,
): string[] {
  const inColor = methods.filter((_, index) => views[index] === 'rgb');
  const isMixed = inColor.length < methods.length;
  const names = inColor.map(methodTitle).join(', ');
  const picture = isMixed ? somePicturesMeaning(names) : pictureMeaning();
  const drawn = inColor.length > 0 ? [picture] : [];
  if (views.includes('max')) drawn.push(strongestMeaning());
  if (methods.length === 1) return [mapMeaning(methods[0]!, subject, up, down, layer), ...drawn];
  const rows = methods.map(rowOf);
  const comparison = subject === 'neuron' ? neuronComparison : scoreComparison;
  const besides = rows.flatMap((row) => row?.besides?.(translate) ?? []);
  const apart = rows.every((row) => row?.onlyRelu) ? [reluMeaning()] : [];
  return [comparison(up, down), ...apart, ...besides, ...drawn];
}
