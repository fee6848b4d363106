import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { drawnView } from '../../canvases.js';
import { legend } from '../../legend.js';
import { partFailure } from '../../part-failure.js';
import { epochColumn } from './epoch-column.js';
import { firstConvolution } from './epoch-content.js';
import { epochControls } from './epoch-controls.js';
import type { EpochPlayer } from './epoch-player.js';
import { tileScale, type TileScale } from './epoch-scales.js';
import { captionText, countText, layerTitle, unitText } from './epoch-text.js';
import type { Tiles } from './tiles.js';

/** The picture, then what the network makes of it after the first, the chosen and the last epoch. */
export function epochView(player: EpochPlayer): TemplateResult {
  const { loader, failure, shown, last } = player;
  if (failure) return html`<div part="epochs" class="epochs">${partFailure(failure)}</div>`;
  if (!loader) return html``;
  const { subject, description, epochs, contents } = loader;
  const [height, width] = subject.input.shape;
  const maps = tileScale(player, contents, (content) => content.page(player.page));
  const filters = tileScale(player, contents, (content) => content.filters);
  const any = contents.all[0];
  const convolution = description ? firstConvolution(description) : null;
  return html`
    <div part="epochs" class="epochs" style=${styleMap({ '--aspect': `${width} / ${height}` })}>
      <div class="epoch-grid">
        <span part="label" class="label epoch-picture">Picture</span>
        <div part="picture" class="picture epoch-picture">
          ${drawnView(subject.view, 'picture', 'The picture')}
        </div>
        ${epochColumn(player, 'first', epochs[0], maps, filters)}
        ${epochColumn(player, 'now', shown, maps, filters)}
        ${epochColumn(player, 'last', last, maps, filters)}
        ${heading('reconstruction', `Reconstruction: ${unitText(subject.unit)}`)}
        ${heading(
          'maps',
          `Feature maps: ${layerTitle(description, subject.layer)}${countText(any?.page(player.page))}`,
        )}
        ${key('maps', maps, any?.page(player.page), player.host.colormap)}
        ${
          convolution === undefined
            ? nothing
            : html`${heading('filters', `Filters: ${convolution?.title ?? ''}${countText(any?.filters)}`)}
              ${key('filters', filters, any?.filters, player.host.colormap)}`
        }
      </div>
      ${epochControls(player)}
      <p dir="auto">${captionText(player)}</p>
    </div>
  `;
}

function heading(row: string, text: string): TemplateResult {
  return html`<span part="label" class="label epoch-heading" data-row=${row}>${text}</span>`;
}

/** What the colours of a row of tiles mean. */
function key(
  row: string,
  { scale, same }: TileScale,
  tiles: Tiles | null | undefined,
  colorMap: string,
): TemplateResult {
  return html`
    <div class="epoch-key" data-row=${row}>
      ${
        same || !tiles
          ? legend(tiles ? scale : null, colorMap)
          : html`<span class="computed">Each has colours of its own.</span>`
      }
    </div>
  `;
}
