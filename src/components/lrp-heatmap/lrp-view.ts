import { html, nothing } from 'lit';
import { controlStyles } from '../view/controls.styles.js';
import { figureStyles } from '../view/figure.styles.js';
import { legendStyles } from '../view/legend.js';
import { pickerStyles } from '../view/neuron-picker.js';
import { partFailure } from '../view/part-failure.js';
import { answerText } from '../figure/sentences.js';
import type { View } from '../base/view-loader.js';
import { balance, lrpCaption } from './lrp-caption.js';
import { lrpControls } from './lrp-controls.js';
import { lrpHeatmapStyles } from './lrp-heatmap.styles.js';
import { lrpPanels } from './lrp-panels.js';
import { gradientTimesInput, type LrpState } from './lrp-state.js';
import { readingOf } from './reading.js';
import { readingLine } from './reading-line.js';

export { explainRelevance } from './explain-relevance.js';
export { sizeOf } from './lrp-request.js';

/** What an `<lrp-heatmap>` looks like. */
export const lrpView: View<LrpState> = {
  styles: [figureStyles, controlStyles, legendStyles, pickerStyles, lrpHeatmapStyles],
  figure(state) {
    const { failure } = readingOf(state.element).attempt;
    return html`
      ${lrpPanels(state)} ${readingLine(state)} ${lrpCaption(state)}
      ${state.partsFailure ? partFailure(state.partsFailure) : state.parts?.render(state)}
      ${failure ? partFailure(failure) : nothing}
      ${state.element.controls === 'none' ? nothing : lrpControls(state)}
    `;
  },
  maps({ result }) {
    if (!result) return [];
    const { compared, gradientTimesInput: product } = result.details;
    const maps = Object.values(compared).map(({ method, map, shape }) => ({
      name: method,
      data: map,
      shape,
    }));
    const beside = product
      ? [{ name: gradientTimesInput, data: product, shape: result.shape }]
      : [];
    return [...maps, ...beside];
  },
  announcement(state) {
    const { result } = state;
    return result ? `${answerText(result)} ${balance(state, result)}` : '';
  },
};
