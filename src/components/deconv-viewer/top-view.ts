import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from '../view/styles.js';
import { drawnMap, drawnView } from '../view/canvases.js';
import { croppedMap } from '../figure/drawn-map.js';
import { drawingOf } from '../figure/drawn-map.js';
import { formatValue } from '../figure/format.js';
import { say } from '../locale/message.js';
import { layerTitle } from '../figure/layers.js';
import { partFailure } from '../view/part-failure.js';
import { keptChannel, viewOf, type DeconvState } from './deconv-state.js';
import { drawnReconstruction } from './drawn-reconstructions.js';
import type { TopActivation, TopSamples } from './top-activations.js';

/** The samples that activate the kept filter most, each cut to its window, with its reconstruction. */
export function topView(state: DeconvState, top: TopSamples): TemplateResult | typeof nothing {
  const { element, result, description } = state;
  if (!(element.top > 0) || !result || !description) return nothing;
  const channel = keptChannel(result.details);
  const title = layerTitle(description, result.details.layer);
  const { found, failure, complete } = top;
  const count = Math.min(element.top, description.samples.length);
  const awaited = failure ? 0 : Math.max(0, count - found.length);
  return html`
    <div
      role="group"
      part="top"
      class="section"
      aria-label=${say`Samples that activate the filter most`}
    >
      <p part="label" class="label">
        ${
          channel === null
            ? say`Keep one filter to see the samples that activate it most.`
            : say`Where filter ${channel} of the ${title} is strongest in the model’s samples`
        }
      </p>
      <ul class="cells pairs" role="list" style=${styleMap({ '--aspect': frameOf(found) })}>
        ${found.map((activation) => cell(state, activation, limitOf(state, found)))}
        ${complete || channel === null ? nothing : Array.from({ length: awaited }, pendingCell)}
      </ul>
      ${complete && found.length === 0 ? html`<p class="computed">${silentText(state)}</p>` : nothing}
      ${failure ? partFailure(failure) : nothing}
    </div>
  `;
}

/** Keeps the room of one that is computed. */
function pendingCell(): TemplateResult {
  return html`<li part="cell">
    <span class="cell-label">&nbsp;</span>
    <span class="pair"
      ><span class="picture pending"></span><span class="picture pending"></span
    ></span>
  </li>`;
}

/** Windows at the picture's border are smaller: all stand in frames of one shape. */
function frameOf(found: TopActivation[]): string {
  if (found.length === 0) return '1';
  const fields = found.map(({ neuron }) => neuron.receptiveField);
  const width = Math.max(...fields.map((field) => field.width));
  return `${width} / ${Math.max(...fields.map((field) => field.height))}`;
}

function silentText({ description }: DeconvState): string {
  return description?.samples.length === 0
    ? say`The model’s card lists no samples.`
    : say`The filter is silent in all samples.`;
}

function limitOf(state: DeconvState, found: TopActivation[]): number | null {
  if (!/^(layer|shared)$/.test(state.element.range)) return null;
  return Math.max(...found.map(({ map, shape }) => drawingOf(map, shape, viewOf(state)).limit));
}

function cell(state: DeconvState, activation: TopActivation, limit: number | null): TemplateResult {
  const { sample, neuron, map, shape, view } = activation;
  const { receptiveField: box } = neuron;
  const title = state.description?.samples[sample]?.title ?? say`sample ${sample}`;
  const drawn = croppedMap(drawnReconstruction(state, map, limit), box);
  return html`
    <li part="cell">
      <span class="cell-label">
        <span class="title">${title}</span>
        <span class="computed">${formatValue(neuron.activation)}</span>
      </span>
      <span class="pair">
        <span class="picture">
          ${drawnView(view, 'picture', say`What the filter sees of ${title}`, { box, of: shape })}
        </span>
        <span class="picture">${drawnMap(drawn, say`Reconstruction, ${title}`)}</span>
      </span>
    </li>
  `;
}
