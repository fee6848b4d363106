import { html, nothing, type TemplateResult } from 'lit';
import type { SaliencyResult } from '../../client/explainer.js';
import type { ModelDescription, Neuron, SaliencyMethod } from '../../protocol.js';
import { answerText, computedText } from '../result-text.js';
import { comparisonMeaning, methodMeanings } from './saliency-text.js';

/** What the network answers, what the maps mean and do not mean, where they were computed. */
export function saliencyCaption(
  result: SaliencyResult | null,
  methods: SaliencyMethod[],
  description: ModelDescription | null,
): TemplateResult {
  const neuron = result?.details.neuron;
  const [method] = methods;
  return html`
    <figcaption part="caption">
      <p part="answer" class="answer">${result ? answerText(result) : html`&nbsp;`}</p>
      ${neuron ? html`<p>${neuronText(neuron, description)}</p>` : nothing}
      <p>${methods.length > 1 ? comparisonMeaning : methodMeanings[method!]}</p>
      <p class="computed">
        ${result ? computedText(result) : html`&nbsp;`} ${result?.details.notes.join(' ')}
      </p>
    </figcaption>
  `;
}

/** `Explained: channel 4 at x 3, y 7 of the second convolution.` */
function neuronText({ layer, position }: Neuron, description: ModelDescription | null): string {
  const title = description?.layers.find(({ name }) => name === layer)?.title ?? `layer ${layer}`;
  const [y, x, channel] = position;
  const place = position.length === 3 ? `channel ${channel} at x ${x}, y ${y}` : `unit ${y}`;
  return `Explained: ${place} of the ${title}.`;
}
