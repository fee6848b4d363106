import { html, nothing, type TemplateResult } from 'lit';
import { say, sayParts } from '../../locale/message.js';
import { lineChart } from '../../view/line-chart.js';
import { partFailure } from '../../view/part-failure.js';
import { adebayo, randomisationControls, sixt } from '../../view/randomization.js';
import { methodTitle } from '../saliency-text.js';
import type { SanityCheck } from './sanity-check.js';
import { sanityTable } from './sanity-table.js';

/** The slider with its button, the chart of similarities, and what it says. */
export function sanityView(check: SanityCheck, withControls: boolean): TemplateResult {
  const { layers, steps, methods } = check;
  const lines = methods.map((method) => ({
    name: method,
    label: methodTitle(method),
    points: check.points(method),
  }));
  return html`
    <div part="sanity" class="sanity">
      ${withControls ? randomisationControls(check) : nothing}
      ${check.failure ? partFailure(check.failure) : nothing}
      ${lineChart({
        lines,
        steps: Math.max(1, layers.length),
        current: check.current,
        title: say`Rank correlation with the original map`,
        across: say`layers with random weights, from the top`,
        summary: say`The similarity of each map to its original at every step; the table has the numbers.`,
      })}
      <p dir="auto">
        ${sayParts`A map that shows what the network has learned must change when the network forgets it, layer by layer from the class scores down. Gradient and Grad-CAM maps change at once; those of guided backpropagation later and far less, since they restore the picture more than they read the network (${adebayo()}, ${sixt()}).`}
      </p>
      ${steps.size > 0 ? sanityTable(check) : nothing}
    </div>
  `;
}
