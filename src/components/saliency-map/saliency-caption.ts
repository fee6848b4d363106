import { html, nothing, type TemplateResult } from 'lit';
import type { ModelDescription, Neuron } from '../../protocol.js';
import { formatValue } from '../figure/format.js';
import { headNote } from '../figure/sentences.js';
import { say } from '../locale/message.js';
import { layerTitle } from '../figure/layers.js';
import { fieldText } from '../figure/neurons.js';
import { answerLine, computedLine, noteLines } from '../figure/sentences.js';
import { hasPlaces } from '../figure/neurons.js';
import { chosenNeuron, shownNeuron, type SaliencyState } from './saliency-state.js';
import { meaningOf } from './saliency-meaning.js';

/** What the network answers, what the maps mean and do not mean, where they were computed. */
export function saliencyCaption(state: SaliencyState): TemplateResult {
  const { element, result } = state;
  const neuron = shownNeuron(state);
  const expectsNeuron = element.layer && !result;
  return html`
    <figcaption part="caption">
      <p part="answer" class="answer" dir="auto">${result ? answerLine(result) : html`&nbsp;`}</p>
      ${headNote(state.description)}
      ${neuron || expectsNeuron ? neuronParagraph(state, neuron) : nothing}
      <p dir="auto">${meaningOf(state)}</p>
      ${computedLine(result)} ${noteLines(result?.details.notes)}
    </figcaption>
  `;
}

/** As long as most texts about a neuron are, to keep their room before one is known. */
const typical: Neuron = {
  layer: '',
  position: [10, 10, 100],
  activation: 1.2,
  layerShape: [16, 16, 100],
  receptiveField: { top: 0, left: 0, height: 10, width: 10 },
};

function neuronParagraph(state: SaliencyState, known: Neuron | null): TemplateResult {
  const { element, description, picture } = state;
  const neuron = known ?? { ...typical, layer: element.layer ?? '' };
  const chosen = known ? chosenNeuron(state) : neuron;
  const canPick =
    chosen && hasPlaces(chosen) && element.controls !== 'none' && element.picture !== 'none';
  return html`
    <p part="neuron" class=${known ? '' : 'expected'} dir="auto">
      ${neuronText(neuron, description)}
      ${fieldText(neuron.receptiveField, picture?.input.shape ?? [32, 32, 3])}
      ${canPick ? say`Click the picture to choose the neuron there.` : ''}
    </p>
  `;
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
    return say`Explained: the whole channel ${y!} of the ${title}, with activations that sum to ${value}.`;
  }
  return position.length === 3
    ? say`Explained: channel ${channel!} at x ${x!}, y ${y!} of the ${title}, with an activation of ${value}.`
    : say`Explained: unit ${y!} of the ${title}, with an activation of ${value}.`;
}
