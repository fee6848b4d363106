import type { Box, ModelDescription, SwitchMode } from '../../protocol.js';
import { colorWords } from '../figure/color-maps.js';
import type { Paragraph } from '../figure/figure.js';
import { capital, formatValue } from '../figure/format.js';
import type { ChannelView } from '../figure/heatmap.js';
import { firstConvolution } from '../../protocol/convolutions.js';
import { layerTitle } from '../figure/layers.js';
import { correlation } from '../../protocol/rank-correlation.js';
import { keptFeatureMap } from '../figure/feature-maps.js';
import { placeOf, type Place } from '../figure/neurons.js';
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

/** The prediction, what is reconstructed and how close it comes; what the method means is in About. */
export function deconvCaption(state: Told & Pick<DeconvState, 'showsEpochs'>): Paragraph[] {
  const { attributes, result, description, showsEpochs } = state;
  const about = result ? meaningOf(attributes, description, result) : '';
  const finding: Paragraph[] = [
    { kind: 'finding', part: 'kept', text: result ? [keptText(description, result)] : [] },
    { kind: 'meaning', text: [about].filter(Boolean), inAbout: true },
  ];
  const isRow = Boolean(result?.details.images.length);
  return [
    ...(isRow ? [] : [answerParagraph(result, description)]),
    ...headParagraphs(description),
    ...(showsEpochs ? [] : finding),
    computedParagraph(result),
    ...noteParagraphs(result?.details.notes),
  ];
}

/** For the live region. */
export function deconvAnnouncement({ result, description }: Omit<Told, 'attributes'>): string {
  if (!result) return '';
  return `${answerText(result)} ${keptText(description, result)}`;
}

/** What is reconstructed, where it was found, and how close the reconstruction comes to the image. */
function keptText(description: ModelDescription | null, result: DeconvResult): string {
  return [foundText(description, result), likenessText(result)].filter(Boolean).join(' ');
}

/** `The map of filter 12 of the second convolution peaks at row 7, column 6 (3.1).` */
function foundText(
  description: ModelDescription | null,
  { details: { layer, neuron, activations, unit } }: DeconvResult,
): string {
  const title = layerTitle(description, layer);
  const { position, activation, layerShape } = neuron;
  const [y = 0, x = 0, channel = 0] = position;
  if (position.length === 0) {
    const maps = layerShape.at(-1)!;
    return maps === 1
      ? translate`Reconstructed from the one feature map of the ${title}.`
      : translate`Reconstructed from all ${maps} feature maps of the ${title}.`;
  }
  if (position.length === 1) {
    const map = keptFeatureMap(activations, y);
    const best = map.reduce((most, value, place) => (value > map[most]! ? place : most), 0);
    const width = activations.shape[1];
    const peak = formatValue(map[best]!);
    const [row, column] = [Math.floor(best / width) + 1, (best % width) + 1];
    return translate`The map of filter ${y} of the ${title} peaks at row ${row}, column ${column} (${peak}).`;
  }
  const amount = formatValue(activation);
  const found = placeOf(unit)
    ? translate`At row ${y + 1}, column ${x + 1}, filter ${channel} of the ${title} has the activation ${amount}.`
    : translate`Filter ${channel} of the ${title} is strongest at row ${y + 1}, column ${x + 1} (${amount}).`;
  const { top, left, height, width } = neuron.receptiveField;
  const seen = translate`It sees rows ${top + 1} to ${top + height}, columns ${left + 1} to ${left + width} of the image.`;
  return `${found} ${seen}`;
}

/** Of a whole map, or of all of them; one activation is a patch that resembles no image. */
function likenessText({ details }: DeconvResult): string {
  const { neuron, reconstructions, input, images, poolings } = details;
  if (neuron.position.length > 1 || images.length > 0) return '';
  const likeness = (map: Float32Array): string => formatValue(correlation(map, input.data));
  const { recorded, ...others } = reconstructions;
  const [other] = Object.values(others);
  if (recorded && other) {
    return translate`Correlation with the image: ${likeness(recorded)} with switches, ${likeness(other)} without.`;
  }
  const only = recorded ?? other;
  if (!only) return '';
  return recorded || poolings.length === 0
    ? translate`Correlation of the reconstruction with the image: ${likeness(only)}.`
    : translate`Correlation of the reconstruction with the image: ${likeness(only)}, without switches.`;
}

/** Empty where the labels say all. */
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
  'top-left': () => translate`Without switches: top left`,
  spread: () => translate`Without switches: spread`,
};

/** For the control. */
export const switchChoices: Record<SwitchMode, () => string> = {
  recorded: () => translate`recorded`,
  'top-left': () => translate`ignored: top left`,
  spread: () => translate`ignored: spread evenly`,
};

/** What the reconstruction means, by what a signal does at the max poolings on its way down. */
const meanings: Record<SwitchMode, (colors: ReturnType<typeof colorWords>) => string> = {
  recorded: ({ up }) =>
    translate`Each max pooling returns its value to the cell that won on the forward pass (the switch); the signal is then rectified and filtered with the transposed kernels. ${capital(up.color)} marks the pattern that the filters found, where the image has it. It does not show why the network decided.`,
  'top-left': () =>
    translate`Without switches, each max pooling returns its value to the first cell of its window. The filters’ patterns remain; the shapes of this image are lost.`,
  spread: () =>
    translate`Without switches, each max pooling spreads its value evenly over its window. The filters’ patterns blur; the shapes of this image are lost.`,
};

const comparisonMeaning = (): string =>
  translate`Both reconstructions start from the same values and pass the same filters. They differ only at the max poolings: what is sharp with switches and not without comes from this image, not from the filters.`;

/** Of a first convolution. */
const firstMeaning = (): string =>
  translate`Only the filters lie between this layer and the image: each activation paints its filter at its place, scaled by its value.`;

/** Of a layer above others, but with no max pooling below. */
const unpooledMeaning = (): string =>
  translate`No max pooling lies below, so no switches record where the image had its patterns, and the deconvnet paints nearly the same pattern for every image. Guided backpropagation takes the gates of the ReLUs from the image instead.`;

/** The same where all maps are kept. */
const unpooledAllMeaning = (): string =>
  translate`No max pooling lies below, so no switches record where the image had its patterns. Keep one activation or one map to compare guided backpropagation, which takes the gates of the ReLUs from the image.`;

const silentMeaning = (): string =>
  translate`The reconstruction is empty: the kept activations are zero, or nothing positive is left after rectification.`;

/** What stands in the grid of feature maps. */
export function gridTitle(title: string, filters: boolean, reconstructions: boolean): string {
  if (filters) {
    return reconstructions
      ? translate`Filters, feature maps and reconstructions of the ${title}`
      : translate`Filters and feature maps of the ${title}`;
  }
  return reconstructions
    ? translate`Feature maps and reconstructions of the ${title}`
    : translate`Feature maps of the ${title}`;
}

/** `Row 6, column 4 of the pooled map comes from row 12, column 7 below, …` */
export function originText({ x, y }: Place, winner: Place, window: Box): string {
  const { left, top, width, height } = window;
  return translate`Row ${y + 1}, column ${x + 1} of the pooled map comes from row ${winner.y + 1}, column ${winner.x + 1} of the map below, which sees rows ${top + 1} to ${top + height}, columns ${left + 1} to ${left + width} of the image.`;
}

/** Why there are no samples that activate the filter. */
export function silentText(description: ModelDescription | null): string {
  return description?.samples.length === 0
    ? translate`The model’s card lists no samples.`
    : translate`No sample activates this filter.`;
}
