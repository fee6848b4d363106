import { html, nothing } from 'lit';
import { controlStyles } from '../view/controls.styles.js';
import { chartStyles, figureStyles } from '../view/figure.styles.js';
import type { View } from '../base/view-loader.js';
import { codespaceCaption } from './codespace-caption.js';
import { codespaceControls } from './codespace-controls.js';
import { codespaceStyles } from './codespace-am.styles.js';
import type { CodespaceState } from './codespace-state.js';
import { outcomeText } from './codespace-text.js';
import { historyView } from './history-view.js';
import { runGrid } from './run-grid.js';
import { titlesOf } from './settings.js';
import { stageOf } from './stage.js';
import { walkView } from './walk-view.js';

export { climb } from './climb.js';
export { stageOf } from './stage.js';

/** What a `<codespace-am>` looks like. */
export const codespaceView: View<CodespaceState> = {
  styles: [figureStyles, chartStyles, controlStyles, codespaceStyles],
  figure(state) {
    const { element } = state;
    const stage = stageOf(element);
    return html`
      <div class="generators">
        ${titlesOf(element).map(
          (title, index) =>
            html`<div class="column">
              ${runGrid(state, stage, { index, title })} ${historyView(state, stage, index)}
            </div>`,
        )}
      </div>
      <div class="words ${stage.columns.some(({ shown }) => shown) ? '' : 'unsettled'}">
        ${walkView(state, stage)} ${codespaceCaption(state, stage)}
        ${element.controls === 'none' ? nothing : codespaceControls(state, stage)}
      </div>
    `;
  },
  announcement({ element }) {
    const { columns } = stageOf(element);
    return columns
      .flatMap((column) => (column.shown ? [outcomeText(element, column, column.shown)] : []))
      .join(' ');
  },
};
