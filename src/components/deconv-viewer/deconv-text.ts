import type { Box, ModelDescription, SwitchMode } from '../../protocol.js';
import { colorWords } from '../figure/color-maps.js';
import type { Paragraph } from '../figure/figure.js';
import { capital, formatValue } from '../figure/format.js';
import { summaryOf } from '../figure/drawn-map.js';
import type { ChannelView } from '../figure/heatmap.js';
import { firstConvolution } from '../../protocol/convolutions.js';
import { layerTitle } from '../figure/layers.js';
import { fieldText, type Place } from '../figure/neurons.js';
import {
  answerParagraph,
  answerText,
  computedParagraph,
  headParagraphs,
  noteParagraphs,
} from '../figure/sentences.js';
import { translate } from '../locale/message.js';
import type { DeconvAttributes } from './deconv-attributes.js';
import type { DeconvState } from './deconv-figure.js';
import type { DeconvDetails, DeconvResult } from './deconv-request.js';

/** What the figure's sentences follow from. */
type Told = Pick<DeconvState, 'attributes' | 'result' | 'description'>;

/** What the network answers, what is kept, what its reconstruction means, where it was computed. */
export function deconvCaption(state: Told): Paragraph[] {
  const { attributes, result, description } = state;
  return [
    answerParagraph(result, description),
    ...headParagraphs(description),
    { kind: 'finding', part: 'kept', text: result ? [keptText(description, result)] : [] },
    { kind: 'meaning', text: result ? [meaningOf(attributes, description, result)] : [] },
    computedParagraph(result),
    ...noteParagraphs(result?.details.notes),
  ];
}

/** For the live region. */
export function deconvAnnouncement({ result, description }: Omit<Told, 'attributes'>): string {
  if (!result) return '';
  const map = summaryOf(result.map, result.shape);
  return `${answerText(result)} ${keptText(description, result)} ${map}`;
}

/** `Kept: the activation 3.1 of filter 12 at x 5, y 6 of the second convolution.` */
function keptText(
  description: ModelDescription | null,
  { shape, details: { layer, neuron } }: DeconvResult,
): string {
  const title = layerTitle(description, layer);
  const { position, activation, layerShape } = neuron;
  const amount = formatValue(activation);
  const [y, x, channel] = position;
  if (position.length === 0) {
    return translate`Kept: all ${layerShape.at(-1)!} maps of the ${title}.`;
  }
  if (position.length === 1) {
    return translate`Kept: the whole map of filter ${y!} of the ${title}, whose activations sum to ${amount}.`;
  }
  const field = fieldText(neuron.receptiveField, shape);
  const kept = translate`Kept: the activation ${amount} of filter ${channel!} at x ${x!}, y ${y!} of the ${title}.`;
  return `${kept} ${field}`;
}

function meaningOf(
  attributes: DeconvAttributes,
  description: ModelDescription | null,
  result: DeconvResult,
): string {
  const { details, map } = result;
  if (map.every((value) => value === 0)) return silentMeaning();
  if (isUnpooled(description, details)) {
    return details.guided ? unpooledMeaning() : unpooledAllMeaning();
  }
  if (isFirst(description, details.layer)) return firstMeaning();
  const isPicture = viewOf({ attributes, description }) === 'rgb';
  const colors = isPicture ? 'rgb' : attributes.colormap;
  const modes = Object.keys(details.reconstructions);
  return modes.length > 1 ? comparisonMeaning() : meanings[details.switches](colorWords(colors));
}

/** Whether no max pooling lies below the layer though other layers do. */
export function isUnpooled(
  description: ModelDescription | null,
  { poolings, layer }: DeconvDetails,
): boolean {
  return poolings.length === 0 && !isFirst(description, layer);
}

function isFirst(description: ModelDescription | null, layer: string): boolean {
  return description !== null && firstConvolution(description)?.name === layer;
}

/** Whether the layer has switches of its own. */
export function isMaxPooling(
  description: ModelDescription | null,
  { details }: DeconvResult,
): boolean {
  const kind = description?.layers.find(({ name }) => name === details.layer)?.kind;
  return /^MaxPool/.test(kind ?? '');
}

/** How reconstructions are drawn. */
export function viewOf({
  attributes,
  description,
}: Pick<Told, 'attributes' | 'description'>): ChannelView {
  return attributes.channels ?? (description?.inputShape[2] === 3 ? 'rgb' : 'sum');
}

export const switchTitles: Record<SwitchMode, () => string> = {
  recorded: () => translate`With switches`,
  'top-left': () => translate`Without: top left`,
  spread: () => translate`Without: spread`,
};

/** For the control. */
export const switchChoices: Record<SwitchMode, () => string> = {
  recorded: () => translate`recorded`,
  'top-left': () => translate`none: top left`,
  spread: () => translate`none: spread evenly`,
};

/** What the reconstruction means, by what a signal does at the max poolings on its way down. */
const meanings: Record<SwitchMode, (colors: ReturnType<typeof colorWords>) => string> = {
  recorded: ({ up }) =>
    translate`What was kept comes back down: at each max pooling to the cell that won on the way up (its switch), then rectified, then through the same filters transposed. ${capital(up.color)} is what these filters look for, put where the picture had it. It shows which pattern was found, not why the network decided.`,
  'top-left': () =>
    translate`Without switches each max pooling sends its value to the first cell of its window, wherever it came from. The filters’ patterns remain; their places, and with them the shapes of this picture, are lost.`,
  spread: () =>
    translate`Without switches each max pooling spreads its value evenly over its window. The filters’ patterns are smeared over each other; the shapes of this picture are lost.`,
};

const comparisonMeaning = (): string =>
  translate`Both come down through the same filters from the same values. Only at the max poolings do they differ: on the left each value returns to the cell that it came from. What is sharp there, and not on the right, comes from the switches and so from this picture, not from the filters.`;

/** Of a first convolution. */
const firstMeaning = (): string =>
  translate`Nothing lies between this layer and the picture but its filters, so each activation paints its filter where it was found, as strong as it was.`;

/** Of a layer above others, but with no max pooling below. */
const unpooledMeaning = (): string =>
  translate`There is no max pooling below, so nothing has recorded where in this picture anything was, and the deconvnet paints much the same whatever it saw. Guided backpropagation asks the picture at every ReLU which neurons were active: that is why a network without pooling needs the picture for its reconstruction.`;

/** The same where all maps are kept. */
const unpooledAllMeaning = (): string =>
  translate`There is no max pooling below, so nothing has recorded where in this picture anything was. Keep one activation or one map to see guided backpropagation, which asks the picture, beside it.`;

const silentMeaning = (): string =>
  translate`Nothing comes back: what was kept is zero, or nothing positive is left of it on the way down.`;

/** What stands in the grid of feature maps. */
export function gridTitle(title: string, filters: boolean, reconstructions: boolean): string {
  if (filters) {
    return reconstructions
      ? translate`Filters, feature maps, and reconstructions of the ${title}`
      : translate`Filters and feature maps of the ${title}`;
  }
  return reconstructions
    ? translate`Feature maps and reconstructions of the ${title}`
    : translate`Feature maps of the ${title}`;
}

/** `The cell at x 3, y 5 has its value from x 6, y 11 of the map below, …` */
export function originText({ x, y }: Place, winner: Place, window: Box): string {
  const { left, top, width, height } = window;
  return translate`The cell at x ${x}, y ${y} has its value from x ${winner.x}, y ${winner.y} of the map below, which looks at ${width} × ${height} pixels of the picture from x ${left}, y ${top}.`;
}

/** Why there are no samples that activate the filter. */
export function silentText(description: ModelDescription | null): string {
  return description?.samples.length === 0
    ? translate`The model’s card lists no samples.`
    : translate`The filter is silent in all samples.`;
}
