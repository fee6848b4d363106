import { html, nothing, type TemplateResult } from 'lit';
import { localNumber } from '../../figure/format.js';
import { say, sayParts } from '../../locale/message.js';
import { lineChart } from '../../view/line-chart.js';
import { partFailure } from '../../view/part-failure.js';
import { adebayo, randomizationControls, sixt } from '../../view/randomization.js';
import { mapTitle } from '../lrp-text.js';
import type { LrpSanity } from './lrp-sanity.js';

/** The slider with its button, the chart of similarities, and what it says. */
export function lrpSanityView(check: LrpSanity, withControls: boolean): TemplateResult {
  const { layers, names, failure } = check;
  const lines = names.map((name) => ({
    name,
    label: mapTitle(name),
    points: check.points(name),
  }));
  return html`
    <div part="sanity" class="sanity">
      ${withControls ? randomizationControls(check) : nothing}
      ${failure ? partFailure(failure) : nothing}
      ${lineChart({
        lines,
        steps: Math.max(1, layers.length),
        current: check.current,
        title: say`Rank correlation with the original map`,
        across: say`layers with random weights, from the top`,
        summary: lines.map(({ label, points }) => `${label}: ${numbersText(points)}`).join('; '),
      })}
      <p dir="auto">
        ${sayParts`A map that shows what the network has learned must change when the network forgets it, layer by layer from the class scores down. Rules that let only positive contributions pass, such as z+, change little: on the way down they come to the same map, whatever the upper layers say (${adebayo()}, ${sixt()}).`}
      </p>
    </div>
  `;
}

function numbersText(points: readonly [number, number][]): string {
  return points
    .map(([step, value]) => say`${localNumber(value.toFixed(2))} with ${step} random`)
    .join(', ');
}
