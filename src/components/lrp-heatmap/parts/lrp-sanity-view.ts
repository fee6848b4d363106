import { html, nothing, type TemplateResult } from 'lit';
import { lineChart } from '../../line-chart.js';
import { partFailure } from '../../part-failure.js';
import { randomisationControls } from '../../randomisation.js';
import { mapTitles } from '../lrp-text.js';
import type { LrpSanity } from './lrp-sanity.js';

/** The slider with its button, the chart of similarities, and what it says. */
export function lrpSanityView(check: LrpSanity, withControls: boolean): TemplateResult {
  const { layers, names, failure } = check;
  const lines = names.map((name) => ({
    name,
    label: mapTitles[name] ?? name,
    points: check.points(name),
  }));
  return html`
    <div part="sanity" class="sanity">
      ${withControls ? randomisationControls(check) : nothing}
      ${failure ? partFailure(failure) : nothing}
      ${lineChart({
        lines,
        steps: Math.max(1, layers.length),
        current: check.current,
        title: 'Rank correlation with the original map',
        across: 'layers with random weights, from the top',
        summary: lines.map(({ label, points }) => `${label}: ${numbersText(points)}`).join('; '),
      })}
      <p dir="auto">
        A map that shows what the network has learned must change when the network forgets it, layer
        by layer from the class scores down. Rules that let only positive contributions pass, such
        as z+, change little: on the way down they come to the same map, whatever the upper layers
        say (<a href="https://arxiv.org/abs/1810.03292">Adebayo et al. 2018</a>,
        <a href="https://arxiv.org/abs/1912.09818">Sixt et al. 2020</a>).
      </p>
    </div>
  `;
}

function numbersText(points: readonly [number, number][]): string {
  return points.map(([step, value]) => `${value.toFixed(2)} with ${step} random`).join(', ');
}
