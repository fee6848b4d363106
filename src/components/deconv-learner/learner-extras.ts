import type { TemplateResult } from 'lit';
import { translate } from '../locale/message.js';
import { lineChart, lineChartStyles, type ChartLine } from '../view/line-chart.js';
import { addStyles } from '../view/styles.js';
import type { DeconvLearnerResult } from './learner-attributes.js';
import { shareText } from './learner-text.js';

/** @param host its shadow root gets the styles of the curves */
export function addCurveStyles(host: HTMLElement): void {
  addStyles(host, [lineChartStyles]);
}

/** Objective, error and non-zero codes of the batch, each a share. */
export function curves(result: DeconvLearnerResult | null, steps: number): TemplateResult {
  const made = result?.alternations ?? [];
  const line = (name: 'objective' | 'error' | 'nonZero', title: string): ChartLine => {
    const last = made.at(-1);
    return {
      name,
      label: last ? `${title} ${shareText(last[name])}` : title,
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
