import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from '../../view/styles.js';
import { drawnView } from '../../view/canvases.js';
import { answersText } from '../../figure/sentences.js';
import type { ValueRange } from '../../figure/heatmap.js';
import { say } from '../../locale/message.js';
import { layerTitle } from '../../figure/layers.js';
import { legend } from '../../view/legend.js';
import { partFailure } from '../../view/part-failure.js';
import { numbersOf } from '../../figure/ranges.js';
import { drawnMosaic, mosaicSize } from '../epochs/mosaic.js';
import { countText, tilesText } from '../epochs/tiles-text.js';
import { mapTiles } from '../epochs/tiles.js';
import { lossChart } from './loss-chart.js';
import { trainingControls } from './training-controls.js';
import type { TrainingPlayer, TrainingSubject } from './training-player.js';

/** The picture with the answer, the maps, the losses, and what drives them. */
export function trainingView(player: TrainingPlayer): TemplateResult {
  const { subject, description, failure, maps, answer, losses } = player;
  if (!subject) return html``;
  const note = failure ? html`${partFailure(failure)} ${snapshotsNote(player)}` : nothing;
  if (failure && !maps) return html`<div part="training" class="training">${note}</div>`;
  const [height, width] = subject.input.shape;
  const title = say`Feature maps: ${layerTitle(description, subject.layer)}`;
  return html`
    <div part="training" class="training" style=${styleMap({ '--aspect': `${width} / ${height}` })}>
      <div class="training-grid">
        <div>
          <div part="label" class="label">${say`Picture`}</div>
          <div part="picture" class="picture" data-space="input">
            ${drawnView(subject.view, 'picture', say`The picture`)}
          </div>
          <div class="training-answer" dir="auto">
            ${answer ? answersText(answer) : html`&nbsp;`}
          </div>
        </div>
        <div>
          <div part="label" class="label">${countText(title, maps)}</div>
          ${mapsOf(player)}
        </div>
        <div>
          <div part="label" class="label">${say`Loss of each step`}</div>
          ${lossChart(losses, description?.labels.length ?? 1)}
        </div>
      </div>
      ${trainingControls(player)} ${note}
      <p dir="auto">${captionText(player)}</p>
    </div>
  `;
}

/** All in one range, so that growth is seen. */
function mapsOf({ maps, limit, signed, host, subject }: TrainingPlayer): TemplateResult {
  const { colormap } = host;
  if (!maps) {
    const style = { 'aspect-ratio': subject ? sizeOf(subject) : '' };
    return html`<div class="mosaic pending" style=${styleMap(style)}></div>
      ${legend(null, colormap)}`;
  }
  const numbers = numbersOf(host.range);
  const range: ValueRange = numbers ?? [-limit, limit];
  const colors = { ranges: maps.tiles.map(() => range), colorMap: colormap };
  const scale = { range, colorMap: colormap, fromZero: !numbers && !signed, note: '' };
  return html`
    ${drawnMosaic(maps, colors, `${say`Feature maps`}. ${tilesText(maps)}`, 'maps-canvas')}
    ${legend(scale, colormap)}
  `;
}

/** The place that the maps will take. */
function sizeOf({ shape }: TrainingSubject): string {
  const data = new Float32Array(shape[0] * shape[1] * shape[2]);
  return mosaicSize(mapTiles({ data, shape: [1, ...shape] }, 0)).join(' / ');
}

/** What shows the training where it cannot run. */
function snapshotsNote({ description, host }: TrainingPlayer): unknown {
  if (!description?.snapshots.some(({ final }) => !final)) return nothing;
  return html`<p dir="auto">
    ${
      host.hasAttribute('epochs')
        ? say`The network after each epoch of its own training can be played above.`
        : say`The network after each epoch of its own training can be played with the attribute "epochs".`
    }
  </p>`;
}

function captionText({ description, fromSnapshot }: TrainingPlayer): string {
  const count = description?.trainingDigits?.labels.length;
  const start = fromSnapshot ? say`its weights before training` : say`random weights`;
  return [
    count
      ? say`A copy of the network is trained in this page, from ${start}, on ${count} pictures that come with the model; a step is one batch of 32.`
      : say`A copy of the network is trained in this page, from ${start}; a step is one batch of 32.`,
    say`It is not the network that the other figures show, which has seen far more pictures.`,
    say`The loss is the mean cross-entropy of a batch: 0 where every answer is right and certain; the line across is that of guessing.`,
    say`All maps share one range of colours, which grows with them.`,
  ].join(' ');
}
