import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { isPassing } from '../../client/image/passing.js';
import type { LrpResult } from '../../client/lrp.js';
import type { Conservation } from '../../protocol.js';
import type { View } from '../base/view-loader.js';
import { announced, hidesFindings, roomOf } from '../figure/concealed.js';
import { allows } from '../figure/controls-list.js';
import type { Panel } from '../figure/figure.js';
import { formatValue, percentText } from '../figure/format.js';
import { spokenNames } from '../figure/model-names.js';
import { placeOf, type Place } from '../figure/neurons.js';
import { translate, currentLanguage } from '../locale/message.js';
import { announcing, tell } from '../view/announcer.js';
import { drawnCaption, drawnParagraph } from '../view/caption.js';
import { controlStyles } from '../view/controls.styles.js';
import { figureStyles } from '../view/figure.styles.js';
import { keyHint, surfaceKeys } from '../view/keys.js';
import { legendStyles } from '../view/legend.js';
import {
  neighbour,
  neuronPicker,
  pickerStyles,
  placeMark,
  placeUnder,
} from '../view/neuron-picker.js';
import { inputToggle, shownPicture } from '../view/model-input.js';
import { drawnPanels, type PanelExtras } from '../view/panel-grid.js';
import { choose, tellReaderChange } from '../view/reader-choice.js';
import { partFailure } from '../view/figure-frame.js';
import { isShownElsewhere, modelTitle } from '../view/scene-models.js';
import type { LrpAttributes } from './lrp-attributes.js';
import type { LrpController } from './lrp-controller.js';
import { lrpControls } from './lrp-controls.js';
import { lrpFigure, shownNames, type LrpState } from './lrp-figure.js';
import { mapTitle } from './lrp-title-text.js';
import { magnitudeOf } from './lrp-finding-text.js';
import { lrpHeatmapStyles } from './lrp-heatmap.styles.js';
import { LAYER_PANEL, openedLayer } from './lrp-layer-figure.js';
import { cellAt, readingText } from './lrp-reading-text.js';
import {
  compositesOf,
  differenceOf,
  gradientTimesInput,
  knownNames,
  pixelsOf,
  shownMaps,
  type ComparedMaps,
  type ComparedName,
} from './lrp-request.js';
import { restartFrom } from './lrp-revertible-change.js';
import { slidingOf } from './lrp-sliders.js';
import { countOfHalf, lrpAnnouncement } from './lrp-text.js';
import { formatShareOf } from './lrp-title-text.js';

export { explainRelevance, sizeOf } from './lrp-request.js';
export { PixelInspector } from './lrp-pixel-inspector.js';
export { RevertibleChange } from './lrp-revertible-change.js';

/** What an `<lrp-heatmap>` looks like. */
export const lrpView: View<LrpController> = {
  styles: [figureStyles, controlStyles, legendStyles, pickerStyles, lrpHeatmapStyles],
  figure(controller) {
    const { host, extras, partFailure: failure, revertible } = controller;
    const { parts, caption } = lrpFigure(stateOf(controller));
    return html`
      ${modelTitle(host)}
      ${parts.map((part) =>
        part.kind === 'panels'
          ? drawnPanels(host, part, (panel) => extrasOf(panel, controller))
          : nothing,
      )}
      ${readingLine(controller)}
      ${drawnCaption(host, caption, (paragraph) =>
        drawnParagraph(
          paragraph,
          paragraph.part === 'restart'
            ? backButton(controller, translate`Show all relevance`, { layer: null, unit: null })
            : nothing,
        ),
      )}
      ${failure ? partFailure(failure) : extras?.render()}
      ${revertible?.failure ? partFailure(revertible.failure) : nothing} ${lrpControls(controller)}
    `;
  },
  title(controller) {
    const names = shownNames({ attributes: controller.host, result: controller.result });
    return names.map((name) => mapTitle(name)).join(', ');
  },
  maps({ result }) {
    if (!result) return [];
    const { compared, gradientTimesInput: product } = result.details;
    const maps = Object.values(compared).map(({ method, map, shape }) => ({
      name: method,
      data: map,
      shape,
    }));
    const beside = product
      ? [{ name: gradientTimesInput, data: product, shape: result.shape }]
      : [];
    return [...maps, ...beside];
  },
  kept({ inspected, inspector, extras }) {
    return { ...(inspected && { inspect: inspected }), ...inspector?.kept, ...extras?.kept };
  },
  restore: restored,
  announcement: announcing((controller) =>
    isLive(controller)
      ? ''
      : announced(controller.host, stateOf(controller).result, () =>
          lrpAnnouncement(stateOf(controller)),
        ),
  ),
};

/** What a link says that no attribute does. */
function restored(controller: LrpController, name: string, text: string): boolean {
  const { host, result, extras } = controller;
  if (!result) return false;
  if (name === 'inspect') {
    const composite = compositesOf(knownNames(host, result)).find((one) => one === text);
    if (composite && composite !== 'auto') controller.inspect(composite);
    return true;
  }
  if (name === 'pixel') {
    const [height, width] = result.shape;
    const place = /^\d{1,5},\d{1,5}$/.test(text) ? placeOf(text) : null;
    if (place && place.x < width && place.y < height) controller.inspector!.pin(place);
    return true;
  }
  return extras ? extras.restore(name, text) : host.layers === null && !host.sanity;
}

/** Whether a hand moves, in an image or on a slider, and the map follows it. */
function isLive(controller: LrpController): boolean {
  return isPassing(controller.host.image) || slidingOf(controller).isMoving;
}

function stateOf(controller: LrpController): LrpState {
  const { host, shown, inspected } = controller;
  const { result, description } = spokenNames(controller.result, controller.description);
  const picture = shownPicture(controller);
  const state = { attributes: host, result, description, picture, shown, inspected };
  return { ...state, isShownElsewhere: isShownElsewhere(host) };
}

/** What lies over the panels and stands below them. */
function extrasOf({ key }: Panel, controller: LrpController): PanelExtras {
  const { result, picture, description, extras } = controller;
  if (key === 'places') return placesExtras(controller);
  if (key === LAYER_PANEL) return layerExtras(controller);
  const shape = picture?.input.shape ?? description?.inputShape ?? [1, 1, 1];
  if (key === 'picture') {
    return { over: probe(controller, shape, true), below: inputToggle(controller) };
  }
  const names = shownNames({ attributes: controller.host, result });
  const name = names.find((shown) => shown === key);
  if (!name) return {};
  // One of the surfaces takes the keyboard.
  const isFirst = name === names[0] && isShownElsewhere(controller.host);
  return {
    over: probe(controller, shape, isFirst),
    below: [
      controller.host.conservation
        ? reportOf(name, shownMaps(controller), hidesFindings(controller.host))
        : '',
      extras?.sanity.below(name) ?? '',
    ],
    // A line that comes and goes at every move of a hand would lay the page out anew.
    progress: isPassing(controller.host.image) ? undefined : controller.progressShown,
  };
}

/** On the relevance of a layer the pixel's cell is marked, and a place is picked that alone goes on. */
function layerExtras(controller: LrpController): PanelExtras {
  const { host, result, inspector } = controller;
  const layer = openedLayer(stateOf(controller));
  if (!layer || !result) return {};
  const [height = 1, width = 1] = layer.pooledShape;
  const maps = { layerShape: [height, width] };
  const [rows, columns] = result.shape;
  const place = inspector?.place;
  const cell = place && cellAt(layer, place, [rows, columns]);
  const picker = allows(host, 'layer')
    ? neuronPicker({
        neuron: maps,
        place: host.layer === layer.name ? placeOf(host.unit) : null,
        focusable: true,
        hint: 'layer-keys',
        onPick: ({ x, y }) => restartFrom(controller, layer, `${x},${y}`),
      })
    : nothing;
  return { over: [picker, cell ? placeMark(cell, maps) : nothing] };
}

/** On the score at each output one is picked. */
function placesExtras(controller: LrpController): PanelExtras {
  const { host, result } = controller;
  if (!allows(host, 'place')) return {};
  const place = placeOf(host.place);
  const [height = 1, width = 1] = result?.details.places?.shape ?? [];
  return {
    over: neuronPicker({
      neuron: { layerShape: [height, width] },
      place,
      focusable: true,
      hint: 'output-keys',
      onPick: ({ x, y }) => choose(controller, { place: `${x},${y}` }),
    }),
    after: place
      ? backButton(controller, translate`Explain all outputs`, { place: null })
      : nothing,
  };
}

/** Follows a text. */
function backButton(
  controller: LrpController,
  label: string,
  change: Partial<LrpAttributes>,
): TemplateResult | typeof nothing {
  if (!Object.keys(change).every((name) => allows(controller.host, name))) return nothing;
  const back = (): void => choose(controller, change);
  return html`${' '}<button part="back" type="button" @click=${back}>${label}</button>`;
}

/** The relevance of the pixel that the reader points at, and of each layer there. */
function readingLine(controller: LrpController): TemplateResult {
  const { text, room } = readingText(stateOf(controller), controller.inspector?.place ?? null);
  return html`<p part="reading" class="reading reserving" dir="auto" data-room=${room}>
    <span>${text || html`&nbsp;`}</span>
  </p>`;
}

/**
 * A surface over a picture: the pixel under the pointer is read, a click keeps it, keys move, Escape
 * puts it away.
 *
 * @param focusable one of several over the same pixels is enough
 */
function probe(
  controller: LrpController,
  [height, width]: readonly [number, number, ...number[]],
  focusable: boolean,
): TemplateResult {
  const maps = { layerShape: [height, width] };
  const { host } = controller;
  // It comes with this code.
  const inspector = controller.inspector!;
  const { place } = inspector;
  const at = (event: MouseEvent): Place | null => placeUnder(event, maps);
  const pin = (spot: Place): void => {
    inspector.pin(spot);
    // A scene reads the place in all of its figures.
    const isRead = host.parentElement?.closest('explain-scene');
    if (!isRead) tell(host, 'place', () => readingText(stateOf(controller), spot).text);
    tellReaderChange(host, 'pixel', `${spot.x},${spot.y}`);
  };
  const press = (event: KeyboardEvent): void => {
    const middle = { x: Math.floor(width / 2), y: Math.floor(height / 2) };
    const next = neighbour(inspector.place ?? middle, event, maps);
    const isBack = event.key === 'Escape' && inspector.unpin();
    if (next || isBack) event.preventDefault();
    if (next) pin(next);
    if (!isBack) return;
    tell(host, 'place', () => '');
    tellReaderChange(host, 'pixel', '');
  };
  const inside = place && place.x < width && place.y < height ? place : null;
  return html`
    <div
      part="probe"
      class="probe"
      role=${focusable ? 'application' : 'presentation'}
      tabindex=${focusable ? 0 : nothing}
      aria-label=${focusable ? translate`Pixel inspector: arrow keys move by one pixel.` : nothing}
      aria-describedby=${focusable ? 'pixel-keys' : nothing}
      @pointermove=${(event: PointerEvent) => inspector.hover(at(event))}
      @pointerleave=${() => inspector.hover(null)}
      @click=${(event: MouseEvent) => {
        const spot = at(event);
        if (spot) pin(spot);
      }}
      @keydown=${press}
    >
      ${inside ? placeMark(inside, maps) : nothing}
    </div>
    ${focusable ? keyHint('pixel-keys', surfaceKeys()) : nothing}
  `;
}

/** Gradient x input distributes nothing, and has no report. */
function reportOf(name: ComparedName, shown: ComparedMaps | null, isHidden: boolean): unknown {
  if (name === gradientTimesInput || name === 'auto') return '';
  const result = shown?.compared[name];
  return result ? mapReport(result, shown.gradientTimesInput, isHidden) : expectedReport();
}

/** Beside a number there is room for few words. */
const shortTitles: Record<Leak, () => string> = {
  absorbedByEpsilon: () => translate`ε absorbs`,
  absorbedByBias: () => translate`biases absorb`,
  lostToZeros: () => translate`lost at zeros`,
  lostToPadding: () => translate`lost to padding`,
  leftOut: () => translate`left out`,
};

/** The conservation report of one map: what reached the pixels of what was placed on the class. */
function mapReport(
  result: LrpResult,
  gradient: Float32Array | null,
  /** Keeps the room of what is kept from readers. */
  isHidden: boolean,
): unknown {
  const row = (name: string, value: string, longest: string, title?: string): TemplateResult =>
    isHidden
      ? reportRow(name, '', roomOf(value.length > longest.length ? value : longest))
      : reportRow(name, value, longest, title);
  return guard([result, gradient, isHidden, currentLanguage()], () => {
    const { start, conservation } = result.details;
    const pixels = pixelsOf(result.map, result.shape);
    return html`
      <dl
        part="books"
        class=${isHidden ? 'books expected' : 'books'}
        aria-hidden=${isHidden ? 'true' : nothing}
      >
        ${row(translate`sum`, translate`${formatValue(conservation.passedOn, 3)} of ${formatValue(start, 3)}`, room.sum())}
        ${leaksOf(conservation).map((leak) =>
          row(shortTitles[leak](), formatShareOf(conservation[leak], start), room.leak()),
        )}
        ${row(translate`sum of magnitudes`, magnitudeText(pixels, start), room.magnitudes(), translate`Sum of the absolute relevance of all pixels`)}
        ${row(translate`half of it in`, translate`${countOfHalf(pixels)} of ${pixels.length} pixels`, room.half())}
        ${gradient ? row(translate`largest difference`, formatValue(differenceOf(result.map, gradient).difference), '', translate`The largest difference of a pixel from gradient × input`) : nothing}
      </dl>
    `;
  });
}

/** What each number takes at most on most maps: a row has as many lines before it is known. */
const room = {
  sum: () => translate`${formatValue(20.8, 3)} of ${formatValue(20.8, 3)}`,
  leak: () => `${formatValue(-0.888)} (${percentText(-8.88)})`,
  magnitudes: () => `${formatValue(20.8, 3)} (8.8 ×)`,
  half: () => translate`${88} of ${888} pixels`,
};

/** Keeps the room of the report that most maps have. */
function expectedReport(): TemplateResult {
  return html`<dl class="books expected" aria-hidden="true">
    ${reportRow(translate`sum`, '', room.sum())}
    ${reportRow(shortTitles.absorbedByBias(), '', room.leak())}
    ${reportRow(translate`sum of magnitudes`, '', room.magnitudes())}
    ${reportRow(translate`half of it in`, '', room.half())}
  </dl>`;
}

/** `50.6 (10 ×)`: how much more of either sign there is than what was distributed. */
function magnitudeText(pixels: Float32Array, start: number): string {
  const all = magnitudeOf(pixels);
  const text = formatValue(all, 3);
  return start === 0 ? text : `${text} (${formatValue(all / Math.abs(start))} ×)`;
}

function reportRow(name: string, value: string, longest: string, title?: string): TemplateResult {
  return html`<div title=${title ?? nothing}>
    <dt>${name}</dt>
    <dd class="reserving" data-room=${longest}><span>${value || html`&nbsp;`}</span></dd>
  </div>`;
}

/** What relevance can become other than relevance of the layers below. */
export const leakTitles = {
  absorbedByEpsilon: () => translate`absorbed by ε`,
  absorbedByBias: () => translate`absorbed by biases`,
  lostToZeros: () => translate`lost at zeros`,
  lostToPadding: () => translate`lost to padding`,
  leftOut: () => translate`left out`,
} satisfies Partial<Record<keyof Conservation, () => string>>;
export type Leak = keyof typeof leakTitles;

export const leaks = Object.keys(leakTitles) as Leak[];

/** All that relevance can become, what goes on first. */
export const shares = ['passedOn', ...leaks] as const;
export type Share = (typeof shares)[number];

export const shareTitles: Record<Share, () => string> = {
  passedOn: () => translate`passed on`,
  ...leakTitles,
};

/** A share of what arrived that is worth a word; tables have all of them. */
const WORTH = 5e-4;

/** Those that have taken a share. */
export function leaksOf(conservation: Conservation): Leak[] {
  return leaks.filter(
    (leak) => Math.abs(conservation[leak]) > WORTH * Math.abs(conservation.arriving),
  );
}
