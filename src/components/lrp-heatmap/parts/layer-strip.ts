import { html, nothing, type TemplateResult } from 'lit';
import type { LrpResult } from '../../../client/lrp.js';
import type { LayerRelevance } from '../../../protocol.js';
import { moveFocus } from '../../view/keys.js';
import { say } from '../../locale/message.js';
import { ownLegend } from '../../view/legend.js';
import type { LrpState } from '../lrp-state.js';
import { layerCell } from './layer-cell.js';

/** The relevance at every layer, pooled over its channels, from the class scores down to the picture. */
export function layerStrip(state: LrpState, { details }: LrpResult): TemplateResult {
  const { element } = state;
  const shown = [...shownLayers(details.layers)].reverse();
  const hidden = details.layers.length - shown.length;
  return html`
    <div role="group" part="layers" class="section" aria-label=${say`Relevance at every layer`}>
      <p part="label" class="label">
        ${say`Relevance at every layer, from the class scores down to the picture`}
        ${hidden > 0 ? html`<span class="computed">(${hiddenText(hidden)})</span>` : nothing}
      </p>
      <ul class="layer-cells" role="list" @keydown=${moveFocus}>
        ${shown.map((layer, index) => layerCell(state, layer, index === focusable(state, shown)))}
      </ul>
      <div class="grid-legend">
        ${ownLegend({ colorMap: element.colormap, fromZero: false, note: noteOf(shown) }, [
          say`−max`,
          50,
          say`max of each layer`,
        ])}
      </div>
    </div>
  `;
}

/** Those that do anything with it; what only passes it on looks as the layer below. */
function shownLayers(layers: readonly LayerRelevance[]): LayerRelevance[] {
  return layers.filter(({ rule }) => rule !== 'pass');
}

function hiddenText(hidden: number): string {
  return hidden === 1
    ? say`one layer, which only passes it on, is left out`
    : say`${hidden} layers, which only pass it on, are left out`;
}

function focusable({ element }: LrpState, shown: readonly LayerRelevance[]): number {
  return Math.max(
    0,
    shown.findIndex(({ name }) => name === element.layers),
  );
}

function noteOf(shown: readonly LayerRelevance[]): string {
  return [
    ...(shown.some(({ pooledShape }) => pooledShape.length === 1)
      ? [say`Layers without places: one stripe for each unit.`]
      : []),
    ...(shown.some(({ zeros }) => zeros.count > 0)
      ? [say`Dots: denominators that are exactly 0.`]
      : []),
  ].join(' ');
}
