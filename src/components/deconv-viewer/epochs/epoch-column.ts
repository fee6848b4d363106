import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from '../../view/styles.js';
import { drawnMap } from '../../view/canvases.js';
import { drawingOf } from '../../figure/drawn-map.js';
import { answersText } from '../../figure/sentences.js';
import { summarise, sumChannels } from '../../figure/heatmap.js';
import { say } from '../../locale/message.js';
import { legend } from '../../view/legend.js';
import { progressLine } from '../../view/figure-frame.js';
import type { EpochContent } from './epoch-content.js';
import { accuracyText, epochTitle, type Epoch } from './epoch-list.js';
import type { EpochPlayer } from './epoch-player.js';
import { reconstructionScale, viewOf, type TileScale } from './epoch-scales.js';
import { keptText } from './epoch-text.js';
import { drawnMosaic, mosaicSize } from './mosaic.js';
import type { Tiles } from './tiles.js';
import { tilesText } from './tiles-text.js';

/** One epoch: what it is called, its reconstruction, its maps and its filters, one below the other. */
export function epochColumn(
  player: EpochPlayer,
  place: 'first' | 'now' | 'last',
  epoch: Epoch | null | undefined,
  maps: TileScale,
  /** `null` in a network without any. */
  filters: TileScale | null,
): TemplateResult {
  const title = epoch ? epochTitle(epoch) : '\u00a0';
  const content = player.loader?.contents.get(epoch) ?? null;
  const failed = epoch && player.failures.has(epoch);
  const cell = (row: string, inner: unknown): TemplateResult =>
    html`<div class="epoch-cell" data-row=${row}>${inner}</div>`;
  return html`
    <div part="epoch" class="epoch ${place}" role="group" aria-label=${title}>
      <div part="label" class="epoch-cell label" data-row="title">
        <div dir="auto">${title}</div>
        <div class="computed" dir="auto">
          ${epoch?.accuracy != null ? say`${accuracyText(epoch.accuracy)} right` : html`&nbsp;`}
        </div>
        <div class="computed" dir="auto">
          ${content ? answersText(content.answer) : failed ? say`could not be had` : html`&nbsp;`}
        </div>
      </div>
      ${cell('reconstruction', reconstruction(player, place, content, title))}
      ${cell('maps', mosaic(say`Feature maps ${title}`, content?.page(player.page), maps))}
      ${filters ? cell('filters', mosaic(say`Filters ${title}`, content?.filters, filters)) : nothing}
    </div>
  `;
}

function reconstruction(
  player: EpochPlayer,
  place: string,
  content: EpochContent | null,
  title: string,
): TemplateResult {
  const progress = place === 'now' && player.computing ? progressLine(player.progress) : nothing;
  if (!content) {
    return html`<div part="picture" class="picture pending">${progress}</div>
      ${legend(null, player.host.colormap, player.loader?.subject.unit !== 'all')}`;
  }
  const { reconstruction, shape } = content;
  const sum = sumChannels(reconstruction.map, shape);
  const scale = { ...reconstructionScale(player, content), note: keptText(reconstruction) };
  const map = {
    ...drawingOf(reconstruction.map, shape, viewOf(player, shape)),
    scale,
    summary: summarise(sum, shape),
  };
  return html`
    <div part="picture" class="picture" data-space="input">
      ${drawnMap(map, say`Reconstruction ${title}`)} ${progress}
    </div>
    ${legend(scale, player.host.colormap)}
  `;
}

function mosaic(
  name: string,
  tiles: Tiles | null | undefined,
  { colors, any }: TileScale,
): unknown {
  if (!tiles) {
    const [width, height] = any ? mosaicSize(any) : [2, 1];
    const style = { 'aspect-ratio': `${width} / ${height}` };
    return html`<div class="mosaic pending" style=${styleMap(style)}></div>`;
  }
  return drawnMosaic(tiles, colors(tiles), `${name}. ${tilesText(tiles)}`, 'maps-canvas');
}
