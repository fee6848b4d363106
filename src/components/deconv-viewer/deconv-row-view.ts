import { html, type TemplateResult } from 'lit';
import type { TileGrid } from '../figure/figure.js';
import { drawnLayer } from '../view/canvases.js';
import { drawnLegend } from '../view/legend.js';
import { styleMap } from '../view/styles.js';

/**
 * Several images beside each other, each above what is reconstructed of it.
 *
 * @param labels what the panes of each image are
 */
export function drawnRow(grid: TileGrid, labels: readonly string[]): TemplateResult {
  const style = { '--images': String(grid.columns), '--aspect': String(grid.aspect) };
  return html`
    <div role="group" class="image-row" aria-label=${grid.name} style=${styleMap(style)}>
      ${grid.tiles.map(
        ({ panes, number, name }) => html`
          <div role="group" class="row-image" aria-label=${name}>
            ${panes.map(
              ({ layers }, index) => html`
                <span part="label" class="label">${labels[index] ?? ''}</span>
                <div part="picture" class="picture" data-space="input">
                  ${layers.map((layer) => drawnLayer(layer))}
                </div>
              `,
            )}
            <span class="computed">${number || html`&nbsp;`}</span>
          </div>
        `,
      )}
    </div>
    <div class="grid-legend">${grid.legend ? drawnLegend(grid.legend) : ''}</div>
  `;
}

/** The receptive field, small: in the image and in each map. */
export function drawnWindows({ tiles, name, aspect }: TileGrid): TemplateResult {
  return html`
    <ul
      class="windows"
      role="list"
      aria-label=${name}
      style=${styleMap({ '--aspect': String(aspect) })}
    >
      ${tiles.map(
        ({ panes, label }) => html`
          <li>
            <span class="cell-label">${label}</span>
            ${panes.map(
              ({ layers }) =>
                html`<div class="picture">${layers.map((layer) => drawnLayer(layer))}</div>`,
            )}
          </li>
        `,
      )}
    </ul>
  `;
}
