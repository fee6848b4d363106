import { html, nothing, type TemplateResult, svg } from 'lit';
import { reducesMotion } from '../base/visibility.js';
import { drawingOf, mapLayer } from '../figure/drawn-map.js';
import { percentText } from '../figure/format.js';
import { summarise, sumChannels } from '../figure/heatmap.js';
import { firstConvolution } from '../../protocol/convolutions.js';
import { layerTitle } from '../figure/layers.js';
import { countText, mosaicBitmap, mosaicSize, type Tiles, tilesText, PAGE } from '../figure/mosaic.js';
import { numbersOf } from '../figure/ranges.js';
import { hidesFindings } from '../figure/concealed.js';
import { answersText } from '../figure/sentences.js';
import { translate } from '../locale/message.js';
import { drawnLayer } from '../view/canvases.js';
import { checkControl, choiceControl } from '../view/controls.js';
import { progressLine, partFailure } from '../view/figure-frame.js';
import { ROOM } from '../figure/legends.js';
import { legend } from '../view/legend.js';
import { tellReaderChange } from '../view/reader-choice.js';
import { styleMap } from '../view/styles.js';
import { tileScale, type TileScale, askedText, captionText, type EpochContent, accuracyText, accuracySummary, failureNotes, epochTitle, type Epoch, reconstructionScale, viewOf, keptText, epochText, isSameScale } from './epoch-figure.js';
import type { EpochPlayer } from './epoch-player.js';

/** The picture, then what the network makes of it after the first, the chosen and the last epoch. */
export function epochView(player: EpochPlayer): TemplateResult {
  const { loader, failure, shown, last } = player;
  if (failure) return html`<div part="epochs" class="epochs">${partFailure(failure)}</div>`;
  if (!loader) return html``;
  const { subject, description, epochs, contents } = loader;
  const [height, width] = subject.picture.input.shape;
  const numbers = numbersOf(player.host.range);
  const maps = tileScale(player, (content) => content.page(player.page), numbers);
  const convolution = description ? firstConvolution(description) : null;
  const hasFilters = convolution !== undefined && contents.all[0]?.filters !== null;
  const filters = hasFilters ? tileScale(player, (content) => content.filters) : null;
  const title = layerTitle(description, subject.layer, subject.layer);
  return html`
    <div part="epochs" class="epochs" style=${styleMap({ '--aspect': `${width} / ${height}` })}>
      <div class="epoch-grid">
        <span part="label" class="label epoch-picture">${translate`Picture`}</span>
        <div part="picture" class="picture epoch-picture" data-space="input">
          ${drawnLayer({ part: 'picture', source: subject.picture.view, alternative: translate`The picture` })}
        </div>
        ${epochColumn(player, 'first', epochs[0], maps, filters)}
        ${epochColumn(player, 'now', shown, maps, filters)}
        ${epochColumn(player, 'last', last, maps, filters)}
        ${heading('reconstruction', askedText(subject.unit))}
        ${tilesFrame('maps', translate`Feature maps: ${title}`, maps, player)}
        ${
          filters
            ? tilesFrame('filters', translate`Filters: ${convolution ? layerTitle(description, convolution.name) : ''}`, filters, player)
            : nothing
        }
      </div>
      ${epochControls(player)} ${epochFailures(player)}
      <p part="meaning" dir="auto">${captionText(player)}</p>
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
          : html`<span class="computed">${translate`Each has colours of its own.`}</span>`
      }
    </div>
  `;
}

/** One epoch: what it is called, its reconstruction, its maps and its filters, one below the other. */
function epochColumn(
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
  const isHidden = hidesFindings(player.host);
  const shown = isHidden ? null : content;
  const cell = (row: string, inner: unknown): TemplateResult =>
    html`<div class="epoch-cell" data-row=${row}>${inner}</div>`;
  return html`
    <div part="epoch" class="epoch ${place}" role="group" aria-label=${title}>
      <div part="label" class="epoch-cell label" data-row="title">
        <div dir="auto">${title}</div>
        <div class="computed" dir="auto">
          ${epoch?.accuracy != null ? translate`${accuracyText(epoch.accuracy)} right` : html`&nbsp;`}
        </div>
        <div class="computed" dir="auto">
          ${shown ? answersText(shown.answer) : failed ? translate`could not be had` : html`&nbsp;`}
        </div>
      </div>
      ${cell('reconstruction', reconstruction(player, place, content, title))}
      ${cell('maps', mosaic(translate`Feature maps ${title}`, content?.page(player.page), maps, isHidden))}
      ${filters ? cell('filters', mosaic(translate`Filters ${title}`, content?.filters, filters, isHidden)) : nothing}
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
    summary: isHidden ? '' : summarise(sum, shape),
  };
  return html`
    <div part="picture" class="picture" data-space="input">
      ${drawnLayer(mapLayer(map, translate`Reconstruction ${title}`))} ${progress}
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

/** The scrubber with its button, the line of accuracies along it, and what else can be chosen. */
function epochControls(player: EpochPlayer): TemplateResult {
  const { epochs, wanted, computing, host } = player;
  const withControls = host.controls !== 'none';
  return html`
    <div class="epoch-controls">
      ${withControls ? scrubber(player) : nothing}
      <span part="epoch-status" class="epoch-status" dir="auto">
        ${wanted ? epochText(wanted) : nothing}${computing ? ' …' : ''}
      </span>
      ${epochs.length > 0 ? accuracyChart(epochs, player.shown) : nothing}
    </div>
    ${withControls ? choices(player) : nothing}
  `;
}

function scrubber(player: EpochPlayer): TemplateResult {
  const { epochs, wanted, playback } = player;
  const known = epochs.length > 0;
  const slide = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    playback.pause();
    const epoch = epochs[event.target.valueAsNumber]!;
    player.scrub(epoch);
    tellReaderChange(player.host, 'epoch', epoch.epoch);
  };
  const still = reducesMotion();
  const press = (): void => {
    if (playback.playing) playback.pause();
    else if (still) void player.go(player.after(wanted));
    else void playback.play();
    if (still) tellReaderChange(player.host, 'epoch', player.wanted?.epoch ?? null);
    else tellReaderChange(player.host, 'playing', playback.playing);
  };
  return html`
    <button part="play" type="button" ?disabled=${!known} @click=${press}>
      ${playback.playing ? translate`Pause` : still ? translate`Next epoch` : translate`Play`}
    </button>
    <input
      part="scrubber"
      type="range"
      aria-label=${translate`Epoch of the training`}
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

function choices(player: EpochPlayer): TemplateResult {
  const total = player.loader?.contents.all[0]?.page(player.page).total ?? 0;
  const pages = Array.from({ length: Math.ceil(total / PAGE) }, (_, page) => ({
    value: String(page),
    label: translate`${page * PAGE} to ${Math.min(total, (page + 1) * PAGE) - 1}`,
  }));
  const turn = (page: string): void => {
    player.page = Number(page);
    player.host.requestUpdate();
    tellReaderChange(player.host, 'page', player.page);
  };
  const check = (checked: boolean): void => {
    player.sameScale = checked;
    player.host.requestUpdate();
    tellReaderChange(player.host, 'sameScale', checked);
  };
  return html`
    <div part="epoch-choices" class="controls">
      ${checkControl(translate`Same colours for all maps and epochs`, isSameScale(player), check)}
      ${pages.length > 1 ? choiceControl(translate`Maps`, pages, String(player.page), turn) : nothing}
    </div>
  `;
}

/** More stops than these have no room for a number each. */
const MOST_NUMBERS = 14;

/** Accuracy from 0 to 1 over the stops of the scrubber, each with its epoch; a dot at the one shown. */
function accuracyChart(epochs: readonly Epoch[], shown: Epoch | null): TemplateResult {
  const x = (epoch: Epoch): number => (100 * epochs.indexOf(epoch)) / (epochs.length - 1);
  const y = (accuracy: number): number => 100 * (1 - accuracy);
  const points = epochs.flatMap((epoch): [number, number][] =>
    epoch.accuracy === null ? [] : [[x(epoch), y(epoch.accuracy)]],
  );
  const summary = accuracySummary(epochs);
  const numbered = (epoch: Epoch): boolean =>
    epochs.length <= MOST_NUMBERS || [epochs[0], shown, epochs.at(-1)].includes(epoch);
  return html`
    <div class="accuracies" role="img" aria-label=${translate`Share of test pictures right: ${summary}`}>
      ${
        points.length > 0
          ? html`<div class="accuracy-line">
              <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
                <path class="hairline" d="M0 0H100M0 100H100" />
                ${svg`<path class="line" d=${`M${points.map(String).join('L')}`} />`}
                ${
                  shown?.accuracy == null
                    ? ''
                    : svg`<path class="dot" d=${`M${x(shown)} ${y(shown.accuracy)}h0`} />`
                }
              </svg>
              <span class="axis top">${percentText(100)}</span
              ><span class="axis">${percentText(0)}</span>
            </div>`
          : ''
      }
      <div class="stops">
        ${epochs.map(
          (epoch) =>
            html`<span
              class=${epoch === shown ? 'stop now' : 'stop'}
              style=${styleMap({ insetInlineStart: `${x(epoch)}%` })}
              >${numbered(epoch) ? (epoch.epoch ?? translate`end`) : ''}</span
            >`,
        )}
      </div>
    </div>
  `;
}

/** Why epochs among those on show cannot be had; their pictures stay empty. */
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
