import { html, nothing } from 'lit';
import { controlStyles } from '../view/controls.styles.js';
import { figureStyles } from '../view/figure.styles.js';
import { legendStyles } from '../view/legend.js';
import { panelGrid } from '../view/panels.js';
import { partFailure } from '../view/part-failure.js';
import { answerText } from '../figure/sentences.js';
import type { View } from '../base/view-loader.js';
import { answerPanel, movedText } from './answer-panel.js';
import { gridPanel } from './grid-panel.js';
import { mapPanel } from './map-panel.js';
import { extremesText } from './extremes-text.js';
import { occlusionCaption } from './occlusion-caption.js';
import { occlusionControls } from './occlusion-controls.js';
import { occlusionGridStyles } from './occlusion-grid.styles.js';
import type { OcclusionState } from './occlusion-state.js';
import { picturePanel } from './picture-panel.js';
import { questionView } from './question-view.js';
import { stageOf } from './stage.js';
import { stripView } from './strip-view.js';

export { sweep } from './sweep.js';

/** What an `<occlusion-grid>` looks like. */
export const occlusionView: View<OcclusionState> = {
  styles: [figureStyles, controlStyles, legendStyles, occlusionGridStyles],
  figure(state) {
    const { element, description } = state;
    const stage = stageOf(element);
    const { failure } = stage.hand;
    return html`
      ${panelGrid({ wide: 4, medium: 3, narrow: 2 }, description?.inputShape ?? [1, 1, 1], [
        picturePanel(state, stage),
        answerPanel(state, stage),
        gridPanel(state, stage),
        mapPanel(state, stage),
      ])}
      ${stripView(state, stage)} ${failure ? partFailure(failure) : nothing} ${questionView(stage)}
      <div class="words ${stage.shown ? '' : 'unsettled'}">
        ${occlusionCaption(state, stage)}
        ${element.controls === 'none' ? nothing : occlusionControls(state, stage)}
      </div>
    `;
  },
  maps({ element }) {
    const { shown } = stageOf(element);
    if (!shown) return [];
    const { map, shape, method, details } = shown;
    const { grid, probabilities, logits } = details;
    const rows = [grid.tops.length, grid.lefts.length];
    return [
      { name: method, data: map, shape },
      probabilities
        ? { name: 'probabilities', data: probabilities, shape: rows }
        : { name: 'values', data: logits, shape: rows },
    ];
  },
  picked({ element }): Record<string, string> {
    const { picked } = stageOf(element).hand;
    return picked ? { position: picked.join() } : {};
  },
  announcement(state) {
    const stage = stageOf(state.element);
    const { shown, extremes, hand, position } = stage;
    if (!shown || !extremes) return '';
    if (hand.byKeys && position) return movedText(state, stage, position);
    return `${answerText(shown)} ${extremesText(shown)}`;
  },
};
