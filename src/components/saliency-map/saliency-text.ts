import type { MaskedPasses, ModelDescription, Neuron, SaliencyMethod } from '../../protocol.js';
import type { SignWords } from '../../protocol/tables/saliency-methods.js';
import { channelViewOf } from '../figure/display-defaults.js';
import { colorWords, type ColorWords } from '../figure/color-maps.js';
import { offers } from '../figure/controls-list.js';
import type { Paragraph } from '../figure/figure.js';
import { capital, formatCount, formatValue } from '../figure/format.js';
import { summaryOf } from '../figure/drawn-map.js';
import type { ChannelView } from '../figure/heatmap.js';
import { layerTitle } from '../figure/layers.js';
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
import { methodTitle, rowOf } from './saliency-rows.js';
import { settingsTexts } from './saliency-settings.js';
import { shownMethods } from './saliency-attributes.js';

/** What the network answers, what the maps mean and do not mean, where they were computed. */
export function saliencyCaption(state: SaliencyState): Paragraph[] {
  const { attributes, result, description } = state;
  const neuron = shownNeuron(state);
  const expectsNeuron = attributes.layer && !result;
  return [
    answerParagraph(result, description),
    ...headParagraphs(description),
    ...(neuron || expectsNeuron ? [neuronParagraph(state, neuron)] : []),
    { kind: 'meaning', text: [meaningOf(state)] },
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
  const map = summaryOf(result.map, result.shape);
  return `${answerText(result)} ${neuron ? neuronText(neuron, description) : ''} ${map}`;
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
    canPick ? translate`Click the picture to choose the neuron there.` : '',
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

/** `Explained: channel 4 at x 3, y 7 of the second convolution, with an activation of 1.4.` */
export function neuronText(
  { layer, position, layerShape, activation }: Neuron,
  description: ModelDescription | null,
): string {
  const title = layerTitle(description, layer);
  const [y, x, channel] = position;
  const value = formatValue(activation);
  if (position.length < layerShape.length) {
    return translate`Explained: the whole channel ${y!} of the ${title}, with activations that sum to ${value}.`;
  }
  return position.length === 3
    ? translate`Explained: channel ${channel!} at x ${x!}, y ${y!} of the ${title}, with an activation of ${value}.`
    : translate`Explained: unit ${y!} of the ${title}, with an activation of ${value}.`;
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
  translate`${capital(up.color)} speaks for the score, ${down.color} against it, each map by its own rule. A sharper map is not a truer one.`;
const neuronComparison = (up: ColorWords, down: ColorWords): string =>
  translate`${capital(up.color)} speaks for the neuron, ${down.color} against it, each map by its own rule. A sharper map is not a truer one.`;

/** For several maps of the ReLU family. */
const reluMeaning = (): string =>
  translate`The rules differ in one thing alone: what a ReLU lets pass on the way back.`;

/** For maps drawn as pictures. */
const pictureMeaning = (): string =>
  translate`Mid-grey is 0, and red, green and blue are drawn as the channels that they belong to.`;

/** The same where only some of the maps are. */
const somePicturesMeaning = (names: string): string =>
  translate`In color (${names}): mid-grey is 0, and red, green and blue are drawn as the channels that they belong to.`;

/** For maps of the strongest channels. */
const strongestMeaning = (): string => translate`Each pixel shows its strongest colour channel.`;

/** For maps without any signal. */
const silentMeaning = (): string =>
  translate`Nothing comes back: on the way from here to the picture every signal was blocked, or the neuron is silent.`;

/** What the maps mean and what they do not, in the words of their colours. */
export function meaningOf({
  attributes,
  result,
  description,
}: Pick<SaliencyState, 'attributes' | 'result' | 'description'>): string {
  const maps = Object.values(result?.details.maps ?? {});
  if (maps.length > 0 && maps.every((map) => map.every((value) => value === 0))) {
    return silentMeaning();
  }
  const ofScore = description?.head === 'value' ? 'value' : 'class';
  const subject = attributes.layer ? 'neuron' : ofScore;
  const { camLayer } = attributes;
  const methods = shownMethods(attributes);
  const views = methods.map((method) =>
    channelViewOf(attributes.channels, method, description?.inputShape),
  );
  const isAllRgb = views.every((view) => view === 'rgb');
  const { up, down } = colorWords(isAllRgb ? 'rgb' : attributes.colormap);
  const layer = camLayer && layerTitle(description, camLayer, camLayer);
  const said = meanings(methods, subject, views, layer, up, down);
  return [...said, ...settingsTexts(attributes, description)].join(' ');
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
