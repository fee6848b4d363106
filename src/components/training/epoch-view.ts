import { html, nothing, type TemplateResult } from 'lit';
import { reducesMotion } from '../base/visibility.js';
import { allows } from '../figure/controls-list.js';
import { drawingOf, mapLayer, summaryOf } from '../figure/drawn-map.js';
import { pictureName } from '../figure/figure.js';
import { firstConvolution } from '../../protocol/convolutions.js';
import type { ValueRange } from '../figure/heatmap.js';
import { layerTitle } from '../figure/layers.js';
import { countText, mosaicBitmap, mosaicSize, type Tiles, tilesText, PAGE } from '../figure/mosaic.js';
import { numbersOf } from '../figure/ranges.js';
import { hidesFindings } from '../figure/concealed.js';
import { answersText } from '../figure/sentences.js';
import { translate } from '../locale/message.js';
import { tellNow } from '../view/announcer.js';
import { drawnLayer } from '../view/canvases.js';
import { checkControl, choiceControl } from '../view/controls.js';
import { partFailure } from '../view/figure-frame.js';
import { ROOM } from '../figure/legends.js';
import { shownResult } from '../figure/model-names.js';
import { legend } from '../view/legend.js';
import { imageName } from '../view/image-name.js';
import { tellReaderChange } from '../view/reader-choice.js';
import { styleMap } from '../view/styles.js';
import { tileScale, type TileScale, askedText, findingText, type EpochContent, accuracyText, failureNotes, epochTitle, type Epoch, reconstructionScale, viewOf, keptText, epochText, isSameScale } from './epoch-figure.js';
import { accuracyChart } from './epoch-chart.js';
import type { EpochPlayer } from './epoch-player.js';

/** A row of the grid: what of each moment stands in it. */
interface Row {
  key: string;
  title: string;
  /** `null` for a reconstruction, which has its own colors. */
  scale: TileScale | null;
  tilesOf: (content: EpochContent) => Tiles | null;
}

/** The image, then what the network makes of it at each of the moments. */
export function epochView(player: EpochPlayer): TemplateResult {
  const { loader, failure, columns, isFixed } = player;
  if (failure) return html`<div part="epochs" class="epochs">${partFailure(failure)}</div>`;
  if (!loader) return html``;
  const { subject } = loader;
  const [height, width] = subject.picture.input.shape;
  const rows = rowsOf(player);
  const style = {
    '--aspect': `${width} / ${height}`,
    '--moments': String(columns.length),
    '--rows': String(3 * rows.length),
  };
  const finding = hidesFindings(player.host) ? '' : findingText(player);
  return html`
    <div part="epochs" class="epochs" style=${styleMap(style)}>
      <div class=${isFixed ? 'epoch-grid fixed' : 'epoch-grid'}>
        <span part="label" class="label epoch-picture">${translate`Input`}</span>
        <div part="picture" class="picture epoch-picture" data-space="input">
          ${drawnLayer({ part: 'picture', source: subject.picture.view, alternative: pictureName({ title: imageName(player.host, player.loader?.description ?? null) }) })}
        </div>
        ${columns.map((epoch, column) => epochColumn(player, column, epoch, rows))}
        ${rows.map((row, index) => rowFrame(player, row, index))}
      </div>
      ${isFixed ? nothing : epochControls(player)} ${epochFailures(player)}
      <p part="finding" dir="auto">${finding || html`&nbsp;`}</p>
    </div>
  `;
}

/** Maps of every layer that is shown, the filters, and the reconstruction where one is asked for. */
function rowsOf(player: EpochPlayer): Row[] {
  const { host, isFixed, page } = player;
  const { subject, description, contents } = player.loader!;
  const numbers = numbersOf(host.range);
  const row = (
    key: string,
    title: string,
    tilesOf: Row['tilesOf'],
    range: ValueRange | null = null,
  ): Row => ({ key, title, scale: tileScale(player, tilesOf, range), tilesOf });
  const maps = subject.layers.map((layer, index) =>
    row(
      index === 0 ? 'maps' : `maps-${index}`,
      translate`Feature maps: ${layerTitle(description, layer, layer)}`,
      (content) => content.page(layer, page),
      numbers,
    ),
  );
  const first = description ? firstConvolution(description) : null;
  const hasFilters = !isFixed && first && contents.all[0]?.filters !== null;
  return [
    ...(subject.reconstructs
      ? [
          {
            key: 'reconstruction',
            title: askedText(subject.unit),
            scale: null,
            tilesOf: () => null,
          },
        ]
      : []),
    ...maps,
    ...(hasFilters
      ? [
          row(
            'filters',
            translate`Filters: ${layerTitle(description, first.name)}`,
            ({ filters }) => filters,
          ),
        ]
      : []),
  ];
}

/** What stands above and below a row: what its tiles are, and what their colors mean. */
function rowFrame(
  { host }: EpochPlayer,
  { key, title, scale }: Row,
  index: number,
): TemplateResult {
  const style = styleMap({ '--row': String(3 + 3 * index) });
  const heading = html`<span part="label" class="label epoch-heading" data-row=${key} style=${style}
    >${countText(title, scale?.any)}</span
  >`;
  if (!scale) return heading;
  return html`
    ${heading}
    <div class="epoch-key" data-row=${key} style=${style}>
      ${
        scale.same || !scale.any
          ? legend(scale.any ? scale.scale : null, host.colormap)
          : html`<span class="computed">${translate`Each has its own color range.`}</span>`
      }
    </div>
  `;
}

/** Of the outer columns where all moments can be reached. */
const places = ['first', 'now', 'last'] as const;

/** One moment: what it is called, and its tiles one below the other. */
function epochColumn(
  player: EpochPlayer,
  column: number,
  epoch: Epoch | null,
  rows: readonly Row[],
): TemplateResult {
  const place = player.isFixed ? 'fixed' : places[column]!;
  const title = epoch ? epochTitle(epoch) : '\u00a0';
  const content = player.loader?.contents.get(epoch) ?? null;
  const failed = epoch && player.failures.has(epoch);
  const isHidden = hidesFindings(player.host);
  const shown = isHidden ? null : content;
  return html`
    <div
      part="epoch"
      class="epoch ${place}"
      role="group"
      aria-label=${title}
      style=${styleMap({ '--column': String(column + 1) })}
    >
      <div part="label" class="epoch-cell label" data-row="title" style=${styleMap({ '--row': '1' })}>
        <div dir="auto">${title}</div>
        <div class="computed" dir="auto">
          ${epoch?.accuracy != null ? translate`${accuracyText(epoch.accuracy)} right` : html`&nbsp;`}
        </div>
        <div class="computed" dir="auto">
          ${shown ? answersText(shownResult(shown.answer, player.loader?.description ?? null)) : failed ? translate`not available` : html`&nbsp;`}
        </div>
      </div>
      ${rows.map(({ key, title: name, scale, tilesOf }, index) => {
        const label = `${name}, ${title}`;
        return html`<div
          class="epoch-cell"
          data-row=${key}
          style=${styleMap({ '--row': String(3 + 3 * index) })}
        >
          ${
            scale
              ? mosaic(label, content && tilesOf(content), scale, isHidden)
              : reconstruction(player, content, title)
          }
        </div>`;
      })}
    </div>
  `;
}

function reconstruction(
  player: EpochPlayer,
  content: EpochContent | null,
  title: string,
): TemplateResult {
  if (!content) {
    return html`<div part="picture" class="picture pending"></div>
      ${legend(null, player.host.colormap, player.loader?.subject.unit !== 'all')}`;
  }
  const { reconstruction, shape } = content;
  const isHidden = hidesFindings(player.host);
  const note = isHidden ? ROOM : keptText(reconstruction);
  const scale = { ...reconstructionScale(player, content), note };
  const map = {
    ...drawingOf(
      reconstruction.map,
      shape,
      viewOf(player, shape),
      player.loader?.description ?? null,
    ),
    scale,
    summary: isHidden ? '' : summaryOf(reconstruction.map, shape),
  };
  return html`
    <div part="picture" class="picture" data-space="input">
      ${drawnLayer(mapLayer(map, translate`Reconstruction ${title}`))}
    </div>
    ${legend(scale, player.host.colormap)}
  `;
}

function mosaic(
  name: string,
  tiles: Tiles | null | undefined,
  { colors, any }: TileScale,
  /** Whether nothing is said of what is found in them. */
  isHidden: boolean,
): unknown {
  if (!tiles) {
    const [width, height] = any ? mosaicSize(any) : [2, 1];
    const style = { 'aspect-ratio': `${width} / ${height}` };
    return html`<div class="mosaic pending" style=${styleMap(style)}></div>`;
  }
  const label = isHidden ? name : `${name}. ${tilesText(tiles)}`;
  return drawnLayer({ part: 'maps', source: mosaicBitmap(tiles, colors(tiles)), alternative: label }, 'mosaic');
}

/** Players that a reader has moved. */
const moved = new WeakSet<EpochPlayer>();

/** What is predicted at the epoch that the reader has come to; the slider says which that is. */
function tellPrediction(player: EpochPlayer): void {
  const { wanted, loader, playback, host } = player;
  if (!moved.has(player)) return;
  const content = wanted && !playback.playing && loader?.contents.get(wanted);
  const isTold = content && !hidesFindings(host);
  tellNow(host, 'part', isTold ? `${epochTitle(wanted)}: ${answersText(content.answer)}.` : '');
}

/** The scrubber with its button, and the line of accuracies along it. */
function epochControls(player: EpochPlayer): TemplateResult {
  const { epochs, wanted, computing, host } = player;
  tellPrediction(player);
  const withControls = allows(host, 'epoch');
  return html`
    <div class="epoch-controls">
      ${withControls ? scrubber(player) : nothing}
      <span part="epoch-status" class="epoch-status" dir="auto">
        ${wanted ? epochText(wanted) : nothing}${computing ? ' …' : ''}
      </span>
      ${epochs.length > 0 ? accuracyChart(epochs, player.shown) : nothing}
    </div>
  `;
}

function scrubber(player: EpochPlayer): TemplateResult {
  const { epochs, wanted, playback } = player;
  const known = epochs.length > 0;
  const slide = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    playback.pause();
    moved.add(player);
    const epoch = epochs[event.target.valueAsNumber]!;
    player.scrub(epoch);
    tellReaderChange(player.host, 'epoch', epoch.epoch);
  };
  const still = reducesMotion();
  const press = (): void => {
    moved.add(player);
    if (playback.playing) playback.pause();
    else if (still) void player.go(player.after(wanted));
    else void playback.play();
    if (still) tellReaderChange(player.host, 'epoch', player.wanted?.epoch ?? null);
    else tellReaderChange(player.host, 'playing', playback.playing);
  };
  return html`
    <button part="play" type="button" ?disabled=${!known} @click=${press}>
      ${playback.playing ? translate`Pause` : still ? translate`Next` : translate`Play`}
    </button>
    <input
      part="scrubber"
      type="range"
      aria-label=${translate`Moment of the training`}
      min="0"
      max=${Math.max(1, epochs.length - 1)}
      step="1"
      .value=${String(wanted ? epochs.indexOf(wanted) : 0)}
      aria-valuetext=${wanted ? epochText(wanted) : nothing}
      ?disabled=${!known}
      @input=${slide}
    />
  `;
}

/** Whether all maps share their colors, and which page of them is shown. */
export function epochChoices(player: EpochPlayer): TemplateResult {
  const { loader, page } = player;
  const [content] = loader?.contents.all ?? [];
  const totals = content ? Object.values(content.maps).map(({ shape }) => shape.at(-1)!) : [];
  const total = Math.max(0, ...totals);
  const pages = Array.from({ length: Math.ceil(total / PAGE) }, (_, index) => ({
    value: String(index),
    label: translate`${index * PAGE} to ${Math.min(total, (index + 1) * PAGE) - 1}`,
  }));
  const turn = (chosen: string): void => {
    player.page = Number(chosen);
    player.host.requestUpdate();
    tellReaderChange(player.host, 'page', player.page);
  };
  const check = (checked: boolean): void => {
    player.sameScale = checked;
    player.host.requestUpdate();
    tellReaderChange(player.host, 'sameScale', checked);
  };
  return html`
    <span part="epoch-choices" class="epoch-choices">
      ${checkControl(translate`One color range for all epochs`, isSameScale(player), check)}
      ${pages.length > 1 ? choiceControl(translate`Maps`, pages, String(page), turn) : nothing}
    </span>
  `;
}

/** Why epochs among those on show cannot be had; their columns stay empty. */
function epochFailures(player: EpochPlayer): TemplateResult[] {
  return failureNotes(player).map(
    ({ failure, titles }) => html`
      <div class="epoch-failure">
        <span part="label" dir="auto">${titles.join(', ')}</span>
        ${partFailure(failure)}
      </div>
    `,
  );
}
