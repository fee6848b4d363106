import { html, nothing, type TemplateResult } from 'lit';
import { controlStyles } from '../controls.styles.js';
import { figureStyles } from '../figure.styles.js';
import { summarise, sumChannels } from '../heatmap.js';
import { legendStyles } from '../legend.js';
import { answerText } from '../result-text.js';
import type { View } from '../view.js';
import { partFailure } from '../part-failure.js';
import { pickerStyles } from '../neuron-picker.js';
import { savedMaps } from './saved-maps.js';
import { neuronText, saliencyCaption } from './saliency-caption.js';
import { saliencyControls } from './saliency-controls.js';
import { saliencyMapStyles } from './saliency-map.styles.js';
import { saliencyPanels } from './saliency-panels.js';
import { shownNeuron, type SaliencyState } from './saliency-state.js';

/** What a `<saliency-map>` looks like. */
export const saliencyView: View<SaliencyState> = {
  styles: [figureStyles, controlStyles, legendStyles, pickerStyles, saliencyMapStyles],
  figure: (state) => html`
    ${state.extras?.gallery?.render() ?? singleFigure(state)}
    ${state.element.controls === 'none' ? nothing : saliencyControls(state)}
  `,
  maps: savedMaps,
  picked: ({ picked }) => (picked ? { unit: picked } : {}),
  announcement(state) {
    const { result, description } = state;
    if (!result) return '';
    if (state.extras?.gallery) return state.extras.gallery.announcement;
    const neuron = shownNeuron(state);
    const map = summarise(sumChannels(result.map, result.shape), result.shape);
    return `${answerText(result)} ${neuron ? neuronText(neuron, description) : ''} ${map}`;
  },
};

/** One picture with its maps. */
function singleFigure(state: SaliencyState): TemplateResult {
  const { extras, failure } = state;
  return html`
    ${saliencyPanels(state)} ${failure ? partFailure(failure) : extras?.render()}
    ${saliencyCaption(state)}
  `;
}
