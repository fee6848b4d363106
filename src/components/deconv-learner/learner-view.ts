import { announcing } from '../view/announcer.js';
import { css, html } from 'lit';
import type { View } from '../base/view-loader.js';
import { translate } from '../locale/message.js';
import { drawnCaption } from '../view/caption.js';
import { controlStyles } from '../view/controls.styles.js';
import { chartStyles, figureStyles } from '../view/figure.styles.js';
import { legendStyles } from '../view/legend.js';
import { drawnPanels } from '../view/panel-grid.js';
import type { LearnerController } from './learner-controller.js';
import { learnerControls } from './learner-controls.js';
import { learnerFigure } from './learner-figure.js';
import { findingText } from './learner-text.js';

export { Learning } from './learner-playback.js';

const styles = css`
  .panels + .own-legend + .panels {
    margin-block-start: 1em;
    max-inline-size: 70em;
  }
  /* Their room, until what draws them has arrived. */
  .curves {
    min-block-size: 11em;
  }
  .transport {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.4em 0.8em;
  }
  .learner-status {
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
    min-inline-size: 12em;
  }
`;

/** What a `<deconv-learner>` looks like. */
export const learnerView: View<LearnerController> = {
  styles: [figureStyles, chartStyles, controlStyles, legendStyles, styles],
  title: () => translate`Filters learned by deconvolution`,
  announcement: announcing(({ result }) => (result ? findingText(result) : '')),
  maps({ result }) {
    if (!result) return [];
    const { filters, encoded } = result;
    const named = { reconstruction: encoded.reconstruction, maps: encoded.maps, filters };
    return Object.entries(named).map(([name, values]) => ({ name, ...values }));
  },
  figure(controller) {
    const { host, result, progressShown: progress, learning } = controller;
    const { parts, caption } = learnerFigure({ attributes: host, result });
    const grids = parts.flatMap((part) => (part.kind === 'panels' ? [part] : []));
    const extras = result || progress === undefined ? {} : { progress };
    return html`
      ${grids.map((grid) => drawnPanels(host, grid, () => extras))}
      <div part="curves" class="curves">${learning?.drawCurves?.(result, host.steps)}</div>
      ${drawnCaption(host, caption)} ${learnerControls(controller)}
    `;
  },
};
