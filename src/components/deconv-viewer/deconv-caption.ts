import { html, nothing, type TemplateResult } from 'lit';
import type { SwitchMode } from '../../protocol.js';
import { colorWords } from '../figure/color-maps.js';
import { formatValue } from '../figure/format.js';
import { headNote } from '../view/caption.js';
import { say } from '../locale/message.js';
import { firstConvolution, layerTitle } from '../figure/layers.js';
import { fieldText } from '../figure/neurons.js';
import { answerLine, computedLine, noteLines } from '../view/caption.js';
import { viewOf, type DeconvResult, type DeconvState } from './deconv-state.js';
import {
  comparisonMeaning,
  firstMeaning,
  meanings,
  silentMeaning,
  unpooledAllMeaning,
  unpooledMeaning,
} from './deconv-text.js';

/** What the network answers, what is kept, what its reconstruction means, where it was computed. */
export function deconvCaption(state: DeconvState): TemplateResult {
  const { result } = state;
  return html`
    <figcaption part="caption">
      <p part="answer" class="answer" dir="auto">${result ? answerLine(result) : html`&nbsp;`}</p>
      ${headNote(state.description)}
      <p part="kept" dir="auto">${result ? keptText(state, result) : html`&nbsp;`}</p>
      <p dir="auto">${result ? meaningOf(state, result) : nothing}</p>
      ${computedLine(result)} ${noteLines(result?.details.notes)}
    </figcaption>
  `;
}

/** `Kept: the activation 3.1 of filter 12 at x 5, y 6 of the second convolution.` */
export function keptText(
  { description }: Pick<DeconvState, 'description'>,
  { shape, details: { layer, neuron } }: DeconvResult,
): string {
  const title = layerTitle(description, layer);
  const { position, activation, layerShape } = neuron;
  const amount = formatValue(activation);
  const [y, x, channel] = position;
  if (position.length === 0) {
    return say`Kept: all ${layerShape.at(-1)!} maps of the ${title}.`;
  }
  if (position.length === 1) {
    return say`Kept: the whole map of filter ${y!} of the ${title}, whose activations sum to ${amount}.`;
  }
  const field = fieldText(neuron.receptiveField, shape);
  const kept = say`Kept: the activation ${amount} of filter ${channel!} at x ${x!}, y ${y!} of the ${title}.`;
  return `${kept} ${field}`;
}

/** Whether no max pooling lies below the layer though other layers do. */
export function isUnpooled({ description }: DeconvState, { details }: DeconvResult): boolean {
  return details.poolings.length === 0 && !isFirst(description, details.layer);
}

function isFirst(description: DeconvState['description'], layer: string): boolean {
  return description !== null && firstConvolution(description)?.name === layer;
}

function meaningOf(state: DeconvState, result: DeconvResult): string {
  const { element, description } = state;
  const { details, map } = result;
  if (map.every((value) => value === 0)) return silentMeaning();
  if (isUnpooled(state, result)) return details.guided ? unpooledMeaning() : unpooledAllMeaning();
  if (isFirst(description, details.layer)) return firstMeaning();
  const colors = viewOf(state) === 'rgb' ? 'rgb' : element.colormap;
  const modes = Object.keys(details.reconstructions);
  return modes.length > 1 ? comparisonMeaning() : meanings[details.switches](colorWords(colors));
}

/** The switches that the result was reconstructed with, in the order in which they are shown. */
export function modesShown({ details }: DeconvResult): SwitchMode[] {
  // Without a max pooling below they are all the same.
  if (details.poolings.length === 0) return [details.switches];
  const order: SwitchMode[] = ['recorded', 'top-left', 'spread'];
  return order.filter((mode) => details.reconstructions[mode]);
}
