import { css, html, type TemplateResult } from 'lit';
import type { View } from '../base/view-loader.js';
import { formatShare } from '../figure/format.js';
import { translate } from '../locale/message.js';
import { drawnCaption } from '../view/caption.js';
import { controlStyles } from '../view/controls.styles.js';
import { chartStyles, figureStyles } from '../view/figure.styles.js';
import { lineChart, lineChartStyles, type ChartLine } from '../view/line-chart.js';
import { drawnPanels } from '../view/panel-grid.js';
import type { DeconvLearnerResult } from './learner-attributes.js';
import type { LearnerController } from './learner-controller.js';
import { learnerControls } from './learner-controls.js';
import { learnerFigure } from './learner-figure.js';
import { findingText } from './learner-text.js';

export { Learning } from './learner-playback.js';

const styles = css`
  .panels + .own-legend + .panels {
    margin-block-start: 1em;
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
  styles: [figureStyles, chartStyles, lineChartStyles, controlStyles, styles],
  announcement: ({ result }) => (result ? findingText(result) : ''),
  maps({ result }) {
    if (!result) return [];
    const { filters, encoded } = result;
    const named = { reconstruction: encoded.reconstruction, maps: encoded.maps, filters };
    return Object.entries(named).map(([name, values]) => ({ name, ...values }));
  },
  figure(controller) {
    const { host, result, progressShown: progress } = controller;
    const { parts, caption } = learnerFigure({ attributes: host, result });
    const grids = parts.flatMap((part) => (part.kind === 'panels' ? [part] : []));
    const extras = result || progress === undefined ? {} : { progress };
    return html`
      ${grids.map((grid) => drawnPanels(host, grid, () => extras))}
      <div part="curves">${curves(result, host.steps)}</div>
      ${drawnCaption(host, caption)} ${learnerControls(controller)}
    `;
  },
};

/** Objective, error and non-zero codes of the batch, each a share. */
function curves(result: DeconvLearnerResult | null, steps: number): TemplateResult {
  const made = result?.alternations ?? [];
  const line = (name: 'objective' | 'error' | 'nonZero', title: string): ChartLine => {
    const last = made.at(-1);
    return {
      name,
      label: last ? `${title} ${formatShare(last[name])}` : title,
      points: made.map((each, index) => [index + 1, each[name]]),
    };
  };
  const lines = [
    line('objective', translate`objective`),
    line('error', translate`error`),
    line('nonZero', translate`non-zero codes`),
  ];
  return lineChart({
    lines,
    steps: Math.max(1, steps),
    current: made.length,
    title: translate`The images learned from: objective and error as shares of those of empty maps, share of non-zero codes`,
    across: translate`alternation`,
    summary: lines.map(({ label }) => label).join(', '),
  });
}
