import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from '../../view/styles.js';
import { drawnView } from '../../view/canvases.js';
import { say } from '../../locale/message.js';
import { firstConvolution, layerTitle } from '../../figure/layers.js';
import { legend } from '../../view/legend.js';
import { partFailure } from '../../view/part-failure.js';
import { numbersOf } from '../../figure/ranges.js';
import { epochColumn } from './epoch-column.js';
import { epochControls } from './epoch-controls.js';
import { epochFailures } from './epoch-failures.js';
import type { EpochPlayer } from './epoch-player.js';
import { tileScale, type TileScale } from './epoch-scales.js';
import { askedText, captionText } from './epoch-text.js';
import { countText } from './tiles-text.js';

/** The picture, then what the network makes of it after the first, the chosen and the last epoch. */
export function epochView(player: EpochPlayer): TemplateResult {
  const { loader, failure, shown, last } = player;
  if (failure) return html`<div part="epochs" class="epochs">${partFailure(failure)}</div>`;
  if (!loader) return html``;
  const { subject, description, epochs, contents } = loader;
  const [height, width] = subject.input.shape;
  const numbers = numbersOf(player.host.range);
  const maps = tileScale(player, (content) => content.page(player.page), numbers);
  const convolution = description ? firstConvolution(description) : null;
  const hasFilters = convolution !== undefined && contents.all[0]?.filters !== null;
  const filters = hasFilters ? tileScale(player, (content) => content.filters) : null;
  const title = layerTitle(description, subject.layer, subject.layer);
  return html`
    <div part="epochs" class="epochs" style=${styleMap({ '--aspect': `${width} / ${height}` })}>
      <div class="epoch-grid">
        <span part="label" class="label epoch-picture">${say`Picture`}</span>
        <div part="picture" class="picture epoch-picture" data-space="input">
          ${drawnView(subject.view, 'picture', say`The picture`)}
        </div>
        ${epochColumn(player, 'first', epochs[0], maps, filters)}
        ${epochColumn(player, 'now', shown, maps, filters)}
        ${epochColumn(player, 'last', last, maps, filters)}
        ${heading('reconstruction', askedText(subject.unit))}
        ${tilesFrame('maps', say`Feature maps: ${title}`, maps, player)}
        ${
          filters
            ? tilesFrame('filters', say`Filters: ${convolution?.title ?? ''}`, filters, player)
            : nothing
        }
      </div>
      ${epochControls(player)} ${epochFailures(player)}
      <p dir="auto">${captionText(player)}</p>
    </div>
  `;
}

function heading(row: string, text: string): TemplateResult {
  return html`<span part="label" class="label epoch-heading" data-row=${row}>${text}</span>`;
}

/** What stands above and below a row of tiles: what they are, and what their colours mean. */
function tilesFrame(
  row: string,
  title: string,
  { scale, same, any }: TileScale,
  { host }: EpochPlayer,
): TemplateResult {
  return html`
    ${heading(row, countText(title, any))}
    <div class="epoch-key" data-row=${row}>
      ${
        same || !any
          ? legend(any ? scale : null, host.colormap)
          : html`<span class="computed">${say`Each has colours of its own.`}</span>`
      }
    </div>
  `;
}
