import { announcing } from '../view/announcer.js';
import { html, nothing, type TemplateResult } from 'lit';
import { isPassing } from '../../client/image/passing.js';
import type { View } from '../base/view-loader.js';
import { announced } from '../figure/concealed.js';
import { allows, offers } from '../figure/controls-list.js';
import type { FigurePart, Panel, Tile, TileGrid } from '../figure/figure.js';
import { spokenNames } from '../figure/model-names.js';
import { hasPlaces, unitAt } from '../figure/neurons.js';
import { translate } from '../locale/message.js';
import { drawnLayer } from '../view/canvases.js';
import { wordsOr } from '../view/author-words.js';
import { drawnCaption, drawnParagraph } from '../view/caption.js';
import { pager, pagerStyles } from '../view/controls.js';
import { controlStyles } from '../view/controls.styles.js';
import { partFailure, progressLine } from '../view/figure-frame.js';
import { figureStyles } from '../view/figure.styles.js';
import { keyHint, listKeys, moveFocus } from '../view/keys.js';
import { drawnLegend, legendStyles } from '../view/legend.js';
import { neuronPicker, pickerStyles, placeUnder } from '../view/neuron-picker.js';
import { queuedLayer } from '../view/queued-canvas.js';
import { inputToggle, shownPicture } from '../view/model-input.js';
import { drawnPanels, type PanelExtras } from '../view/panel-grid.js';
import { choose } from '../view/reader-choice.js';
import { styleMap } from '../view/styles.js';
import { modelTitle } from '../view/scene-models.js';
import type { DeconvController } from './deconv-controller.js';
import { canKeep, deconvControls, keepFilter } from './deconv-controls.js';
import { deconvFigure, pointedPlace, switchesChannel, type DeconvState } from './deconv-figure.js';
import { filterGrid, filtersOnPage, PAGE, topGrid } from './deconv-grids.js';
import { hasGrid, type DeconvParts } from './deconv-parts.js';
import { keptChannel, type DeconvResult } from './deconv-request.js';
import { rowLabels } from './deconv-row-figure.js';
import { drawnRow, drawnWindows } from './deconv-row-view.js';
import { deconvAnnouncement, silentText } from './deconv-text.js';
import { deconvViewerStyles } from './deconv-viewer.styles.js';

export { DeconvParts } from './deconv-parts.js';
export { deconvolveShown } from './deconv-request.js';

/** What a `<deconv-viewer>` looks like. */
export const deconvView: View<DeconvController> = {
  styles: [
    figureStyles,
    controlStyles,
    legendStyles,
    pickerStyles,
    pagerStyles,
    deconvViewerStyles,
  ],
  kept: ({ parts }) => parts?.kept ?? {},
  restore: ({ parts }, name, text) => parts?.restore(name, text) ?? false,
  figure(controller) {
    const { host, result, parts } = controller;
    const state = stateOf(controller);
    const figure = deconvFigure(state);
    const [lead, ...others] = figure.parts;
    const windows = others.find((part) => part.kind === 'tiles');
    const switches = others.filter((part) => part !== windows);
    return html`
      ${modelTitle(host)} ${state.showsEpochs ? epochsPart(controller) : nothing}
      ${lead ? leadPart(controller, state, lead) : nothing}
      <div class="words ${result ? '' : 'unsettled'}">
        ${windows ? drawnWindows(windows) : nothing} ${drawnCaption(host, figure.caption)}
        ${parts ? partsBelow(controller, parts, switches) : nothing} ${deconvControls(controller)}
      </div>
    `;
  },
  maps({ result }) {
    if (!result) return [];
    const { method, shape, details } = result;
    const maps = Object.entries(details.reconstructions);
    const isOnly = maps.length === 1;
    return maps.map(([switches, data]) => ({
      name: isOnly ? method : `${method}-${switches}`,
      data,
      shape,
    }));
  },
  title: () => translate`Deconvnet`,
  announcement: announcing((controller) =>
    isPassing(controller.host.image)
      ? ''
      : announced(controller.host, stateOf(controller).result, () =>
          deconvAnnouncement(stateOf(controller)),
        ),
  ),
};

function stateOf(controller: DeconvController): DeconvState {
  const { host, parts } = controller;
  const { result, description } = spokenNames(controller.result, controller.description);
  const picture = shownPicture(controller);
  const { answer: switches = null, place: pointed = null } = parts?.switches ?? {};
  // The image and its maps stand once: among the epochs, unless these cannot be had.
  const showsEpochs = host.epochs !== null && !parts?.epochs.hasFailed;
  return { attributes: host, result, description, picture, switches, pointed, showsEpochs };
}

/** The epochs, or their room. */
function epochsPart({ parts, progressShown: progress }: DeconvController): TemplateResult {
  if (parts?.epochs.isThere) return parts.epochs.render() ?? html``;
  return html`<div class="epochs-room pending">
    ${progress === undefined ? nothing : progressLine(progress)}
  </div>`;
}

/** The panels of one image, or the row of several. */
function leadPart(
  controller: DeconvController,
  state: DeconvState,
  part: FigurePart,
): TemplateResult | typeof nothing {
  if (part.kind === 'tiles') return drawnRow(part, rowLabels(state));
  return part.kind === 'panels'
    ? drawnPanels(controller.host, part, (panel) => extrasOf(panel, controller))
    : nothing;
}

/** The place that is kept can be picked on the picture and on the feature map. */
function extrasOf({ key, layers, input }: Panel, controller: DeconvController): PanelExtras {
  const { progressShown: progress } = controller;
  if (key === 'picture') {
    return { over: picker(controller, false), below: inputToggle(controller) };
  }
  if (key === 'feature')
    return layers.length > 0 ? { over: picker(controller, true) } : { progress };
  return input ? { progress } : {};
}

function picker(controller: DeconvController, focusable: boolean): TemplateResult | typeof nothing {
  const { host, result } = controller;
  if (!result) return nothing;
  const { neuron, layer } = result.details;
  // While another layer is being computed its places are not known.
  const isCurrent = !host.layer || host.layer === layer;
  if (!hasPlaces(neuron) || !isCurrent || !offers(host, 'keep')) return nothing;
  const [y, x, channel] = neuron.position;
  const isWhole = channel === undefined;
  return neuronPicker({
    neuron,
    place: isWhole ? null : { x: x!, y: y! },
    focusable,
    onPick: (place) => {
      const kept = isWhole ? y : channel;
      const unit = unitAt(place, kept === undefined ? null : String(kept));
      choose(controller, { unit, keep: 'position' });
    },
  });
}

/** What is computed after the reconstruction, each in its own section. */
function partsBelow(
  controller: DeconvController,
  parts: DeconvParts,
  switches: readonly FigurePart[],
): TemplateResult {
  const { result } = controller;
  const { epochs, training } = parts;
  const failed = epochs.failure ? partFailure(epochs.failure) : epochs.render();
  return html`
    ${result && switches.length > 0 ? switchesSection(controller, parts, result, switches) : nothing}
    ${result ? topSection(controller, parts, result) : nothing}
    ${result ? gridSection(controller, parts, result) : nothing}
    ${epochs.hasFailed ? failed : nothing}
    ${training.failure ? partFailure(training.failure) : training.render()}
  `;
}

function switchesSection(
  controller: DeconvController,
  { switches }: DeconvParts,
  { details }: DeconvResult,
  figureParts: readonly FigurePart[],
): TemplateResult {
  const channel = switchesChannel(details);
  return html`
    <div
      role="group"
      class="section"
      part="switches"
      aria-label=${translate`Switches of the max pooling`}
    >
      <p part="label" class="label lead">
        ${wordsOr('label-switches', translate`Switches of filter ${channel}: point at a cell of the pooled map, or use the arrow keys`)}
      </p>
      ${figureParts.map((part) => {
        if (part.kind === 'note') return drawnParagraph(part.paragraph);
        if (part.kind !== 'panels') return nothing;
        return drawnPanels(controller.host, part, ({ key }) =>
          key === 'pooled' ? { over: pointer(controller, details) } : {},
        );
      })}
      ${switches.failure ? partFailure(switches.failure) : nothing}
    </div>
  `;
}

/** The reader points at a cell of the pooled map. */
function pointer(controller: DeconvController, details: DeconvResult['details']): TemplateResult {
  const { neuron } = details;
  const switches = controller.parts?.switches;
  const place = pointedPlace(stateOf(controller), details);
  const hover = (event: PointerEvent): void => {
    const found = placeUnder(event, neuron);
    if (found) switches?.point(found);
  };
  return html`<div class="pointer" @pointermove=${hover}>
    ${neuronPicker({ neuron, place, focusable: true, hint: 'switch-keys', onPick: (picked) => switches?.point(picked) })}
  </div>`;
}

function topSection(
  { host, description }: DeconvController,
  { top }: DeconvParts,
  result: DeconvResult,
): TemplateResult | typeof nothing {
  if (!(host.top > 0) || !description) return nothing;
  const { found, failure, complete } = top;
  const count = Math.min(host.top, description.samples.length);
  const awaited = failure || complete ? 0 : Math.max(0, count - found.length);
  const grid = topGrid({ attributes: host, result, description, found, awaited });
  return html`
    <div role="group" part="top" class="section" aria-label=${grid.name}>
      <p part="label" class="label">${wordsOr('label-top', grid.title)}</p>
      <ul class="cells pairs" role="list" style=${aspectOf(grid)}>
        ${grid.tiles.map(topCell)}
      </ul>
      ${
        complete && found.length === 0
          ? html`<p part="finding" class="computed">${silentText(description)}</p>`
          : nothing
      }
      ${failure ? partFailure(failure) : nothing}
    </div>
  `;
}

function aspectOf({ aspect }: TileGrid): unknown {
  return styleMap({ '--aspect': String(aspect) });
}

function topCell({ panes, label, number }: Tile): TemplateResult {
  return html`
    <li part="cell">
      ${
        label
          ? html`<span class="cell-label">
              <span class="title">${label}</span>
              <span class="computed">${number}</span>
            </span>`
          : html`<span class="cell-label">&nbsp;</span>`
      }
      <span class="pair">
        ${panes.map(
          ({ layers }) =>
            html`<span class=${layers.length > 0 ? 'picture' : 'picture pending'}
              >${layers.map((layer) => drawnLayer(layer))}</span
            >`,
        )}
      </span>
    </li>
  `;
}

/** All feature maps of the layer, a page of them at a time, each with its filter and reconstruction. */
function gridSection(
  controller: DeconvController,
  parts: DeconvParts,
  result: DeconvResult,
): TemplateResult | typeof nothing {
  const { host, description } = controller;
  if (!hasGrid(host, result)) return nothing;
  const { kernel, activations } = result.details;
  const [height, width, channels] = activations.shape;
  const { found: reconstructions, failure } = parts.reconstructions;
  const filters = filtersOnPage(host, result, parts.page);
  const grid = filterGrid({ attributes: host, result, description, filters, reconstructions });
  const kept = keptChannel(result.details);
  const focusable = filters.includes(kept ?? -1) ? kept : filters[0];
  const kinds = [...(kernel ? ['kernel'] : []), '', 'whole'];
  return html`
    <div role="group" class="section" aria-label=${grid.name}>
      <p part="label" class="label">
        ${wordsOr('label-maps', grid.title)}
        <span class="computed">${translate`${channels} of ${width} × ${height}`}</span>
      </p>
      <div class="hinted">
        <ul
          part="maps"
          class="cells"
          role="list"
          aria-describedby="map-keys"
          style=${aspectOf(grid)}
          @keydown=${moveFocus}
        >
          ${grid.tiles.map((tile, index) => {
            const filter = filters[index]!;
            return filterCell(controller, filter, tile, kinds, filter === focusable);
          })}
        </ul>
        ${keyHint('map-keys', listKeys())}
      </div>
      <div class="grid-legend">
        ${wordsOr('legend-maps', grid.legend ? drawnLegend(grid.legend) : nothing)}
      </div>
      ${channels > PAGE ? filterPager(controller, parts, channels) : nothing}
      ${failure ? partFailure(failure) : nothing}
    </div>
  `;
}

/** One filter; a click keeps it. */
function filterCell(
  controller: DeconvController,
  filter: number,
  { panes, label, number, isCurrent }: Tile,
  /** Of its panes. */
  kinds: readonly string[],
  /** Whether the tabulator key comes here; arrow keys go on to the others. */
  focusable: boolean,
): TemplateResult {
  return html`
    <li>
      <button
        part="cell"
        class="cell"
        type="button"
        aria-pressed=${isCurrent ? 'true' : 'false'}
        tabindex=${focusable ? 0 : -1}
        ?disabled=${!canKeep(controller)}
        @click=${() => keepFilter(controller, filter)}
      >
        <span class="cell-label">
          <span><span class="unseen">${translate`Filter`} </span>${label}</span>
          <span class="computed">
            <span class="unseen">, ${translate`largest activation`} </span>${number}
          </span>
        </span>
        ${panes.map(
          ({ layers }, index) =>
            html`<span class="picture ${kinds[index]} ${layers.length > 0 ? '' : 'pending'}"
              >${layers.map(queuedLayer)}</span
            >`,
        )}
      </button>
    </li>
  `;
}

function filterPager(
  { host }: DeconvController,
  parts: DeconvParts,
  count: number,
): TemplateResult {
  const onTurn = allows(host, 'page') ? (page: number) => parts.turnTo(page) : null;
  return pager(
    { page: parts.page, size: PAGE, count, onTurn },
    (first, last) => translate`${first} to ${last} of ${count} filters`,
  );
}
