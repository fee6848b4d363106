import { html, nothing, type TemplateResult } from 'lit';
import type { SaliencyResult } from '../../client/saliency.js';
import type { ModelDescription, Neuron, SaliencyMethod } from '../../protocol.js';
import { answerText, computedText } from '../result-text.js';
import {
  classMeanings,
  comparisonMeaning,
  neuronMeanings,
  silentMeaning,
} from './saliency-text.js';

/** What the network answers, what the maps mean and do not mean, where they were computed. */
export function saliencyCaption(
  result: SaliencyResult | null,
  methods: SaliencyMethod[],
  ofNeuron: boolean,
  description: ModelDescription | null,
): TemplateResult {
  const neuron = result?.details.neuron;
  return html`
    <figcaption part="caption">
      <p part="answer" class="answer" dir="auto">${result ? answerText(result) : html`&nbsp;`}</p>
      ${neuron ? html`<p dir="auto">${neuronText(neuron, description)}</p>` : nothing}
      <p dir="auto">${meaningOf(result, methods, ofNeuron)}</p>
      <p class="computed" dir="auto">
        ${result ? computedText(result) : html`&nbsp;`} ${result?.details.notes.join(' ')}
      </p>
    </figcaption>
  `;
}

function meaningOf(
  result: SaliencyResult | null,
  methods: SaliencyMethod[],
  ofNeuron: boolean,
): string {
  const maps = Object.values(result?.details.maps ?? {});
  if (maps.length > 0 && maps.every((map) => map.every((value) => value === 0))) {
    return silentMeaning;
  }
  if (methods.length > 1) return comparisonMeaning;
  return (ofNeuron ? neuronMeanings : classMeanings)[methods[0]!];
}

/** `Explained: channel 4 at x 3, y 7 of the second convolution.` */
function neuronText(
  { layer, position, layerShape }: Neuron,
  description: ModelDescription | null,
): string {
  const title = description?.layers.find(({ name }) => name === layer)?.title ?? `layer ${layer}`;
  const [y, x, channel] = position;
  const whole = layerShape.length === 3 ? `the whole channel ${y}` : `unit ${y}`;
  const place = position.length === 3 ? `channel ${channel} at x ${x}, y ${y}` : whole;
  return `Explained: ${place} of the ${title}.`;
}
