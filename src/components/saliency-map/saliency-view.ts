import { html, nothing, type TemplateResult } from 'lit';
import { controlStyles } from '../view/controls.styles.js';
import { figureStyles } from '../view/figure.styles.js';
import { summarise, sumChannels } from '../figure/heatmap.js';
import { legendStyles } from '../view/legend.js';
import { answerText } from '../figure/sentences.js';
import type { View } from '../base/view-loader.js';
import { partFailure } from '../view/part-failure.js';
import { pickerStyles } from '../view/neuron-picker.js';
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
