import { html, nothing } from 'lit';
import { controlStyles } from '../view/controls.styles.js';
import { figureStyles } from '../view/figure.styles.js';
import { summarise, sumChannels } from '../figure/heatmap.js';
import { legendStyles } from '../view/legend.js';
import { answerText } from '../figure/sentences.js';
import { partFailure } from '../view/part-failure.js';
import { pickerStyles } from '../view/neuron-picker.js';
import type { View } from '../base/view-loader.js';
import { deconvCaption, keptText } from './deconv-caption.js';
import { deconvControls } from './deconv-controls.js';
import { deconvPanels } from './deconv-panels.js';
import { partsOf } from './deconv-parts.js';
import type { DeconvState } from './deconv-state.js';
import { deconvViewerStyles } from './deconv-viewer.styles.js';
import { switchesView } from './switches-view.js';
import { topView } from './top-view.js';
import { filterGrid } from './filter-grid.js';

export { deconvolve } from './deconvolve.js';

/** What a `<deconv-viewer>` looks like. */
export const deconvView: View<DeconvState> = {
  styles: [figureStyles, controlStyles, legendStyles, pickerStyles, deconvViewerStyles],
  figure(state) {
    const parts = partsOf(state.element);
    const { epochs, training } = parts;
    parts.picture = state.picture;
    return html`
      ${deconvPanels(state)}
      <div class="words ${state.result ? '' : 'unsettled'}">
        ${deconvCaption(state)} ${switchesView(state, parts)} ${topView(state, parts.top)}
        ${filterGrid(state, parts)}
        ${epochs.failure ? partFailure(epochs.failure) : epochs.render()}
        ${training.failure ? partFailure(training.failure) : training.render()}
        ${state.element.controls === 'none' ? nothing : deconvControls(state)}
      </div>
    `;
  },
  maps({ result }) {
    if (!result) return [];
    const { method, shape, details } = result;
    const maps = Object.entries(details.reconstructions);
    const isOnly = maps.length === 1;
    return maps.map(([switches, data]) => ({
      name: isOnly ? method : `${method}-${switches}`,
      data,
      shape,
    }));
  },
  announcement(state) {
    const { result } = state;
    if (!result) return '';
    const map = summarise(sumChannels(result.map, result.shape), result.shape);
    return `${answerText(result)} ${keptText(state, result)} ${map}`;
  },
};
