import { html, nothing, type TemplateResult } from 'lit';
import { isPassing } from '../../client/image/passing.js';
import type { OcclusionResult } from '../../client/occlusion/occlusion.js';
import type { View } from '../base/view-loader.js';
import type { ClassKey, FigurePart, Mark, Panel, PanelGrid } from '../figure/figure.js';
import { announced, hidesFindings } from '../figure/concealed.js';
import { formatCount } from '../figure/format.js';
import { shownResult, spokenNames } from '../figure/model-names.js';
import { translate } from '../locale/message.js';
import type { RawMap } from '../toolbar/figure-facts.js';
import { announcing } from '../view/announcer.js';
import { calloutStyles } from '../view/callout.js';
import { drawnCaption, drawnParagraph } from '../view/caption.js';
import { controlStyles } from '../view/controls.styles.js';
import { partFailure } from '../view/figure-frame.js';
import { figureStyles } from '../view/figure.styles.js';
import { legendStyles } from '../view/legend.js';
import { inputToggle, shownPicture } from '../view/model-input.js';
import { drawnPanels, type PanelExtras } from '../view/panel-grid.js';
import { drawnKey, inkOn, drawnReadout, readoutStyles } from '../view/readout.js';
import { styleMap } from '../view/styles.js';
import { modelTitle } from '../view/scene-models.js';
import { cellText, drawnGrid } from './occlusion-cells.js';
import type { OcclusionController } from './occlusion-controller.js';
import { occlusionControls } from './occlusion-controls.js';
import { gridSurface, imageSurface } from './occlusion-drag.js';
import { occlusionFigure, type OcclusionState } from './occlusion-figure.js';
import { nearestCell, type Extreme } from './occlusion-findings.js';
import { occlusionGridStyles } from './occlusion-grid.styles.js';
import type { Question } from './occlusion-request.js';
import { drawnImageGrid, drawnStrip } from './occlusion-strip-view.js';
import { durationText, findingPieces, occlusionAnnouncement, placeText } from './occlusion-text.js';

export { OccluderController } from './occlusion-drag.js';
export { sweep } from './occlusion-request.js';

/** What an `<occlusion-grid>` looks like. */
export const occlusionView: View<OcclusionController> = {
  styles: [
    figureStyles,
    controlStyles,
    legendStyles,
    readoutStyles,
    calloutStyles,
    occlusionGridStyles,
  ],
  figure: drawnFigure,
  title: () => translate`Occlusion`,
  maps: savedMaps,
  picked({ occluder }): Record<string, string> {
    return occluder?.picked ? { position: occluder.picked.join() } : {};
  },
  announcement: announcing((controller) =>
    isPassing(controller.host.image)
      ? ''
      : announced(controller.host, stateOf(controller).shown, () =>
          occlusionAnnouncement(stateOf(controller)),
        ),
  ),
};

function stateOf(controller: OcclusionController): OcclusionState {
  const { host, classOrder, occluder } = controller;
  const { result: shown, description } = spokenNames(controller.shown, controller.description);
  const picture = shownPicture(controller);
  return {
    attributes: host,
    shown,
    description,
    picture,
    // It comes with this view.
    position: occluder!.position,
    around: occluder!.around,
    answer: shownResult(occluder!.answer, controller.description),
    isSettled: occluder!.isSettled,
    byKeys: occluder!.byKeys,
    classOrder,
  };
}

function drawnFigure(controller: OcclusionController): TemplateResult {
  const { host, shown, question, partFailure: failure } = controller;
  const state = stateOf(controller);
  const { parts, caption } = occlusionFigure(state);
  const key = parts.find((part) => part.kind === 'key');
  return html`
    ${modelTitle(host)} ${parts.map((part) => drawnPart(part, key, state, controller))}
    ${failure ? partFailure(failure) : nothing}
    ${question ? questionOf(question, controller) : nothing}
    <div class="words ${shown ? '' : 'unsettled'}">
      ${drawnCaption(host, caption, (paragraph) =>
        paragraph.part === 'extremes' && shown && !hidesFindings(host)
          ? drawnParagraph(paragraph, nothing, findingPieces(state, shown, placeButton(controller)))
          : drawnParagraph(paragraph),
      )}
      ${occlusionControls(controller)}
    </div>
  `;
}

function drawnPart(
  part: FigurePart,
  key: ClassKey | undefined,
  state: OcclusionState,
  controller: OcclusionController,
): unknown {
  switch (part.kind) {
    case 'panels':
      return panelsOf(part, key, state, controller);
    case 'tiles':
      return part.key === 'grid'
        ? drawnImageGrid(part, state, controller)
        : drawnStrip(part, state, controller);
    case 'note':
      return html`<div class="coarser">${drawnParagraph(part.paragraph)}</div>`;
    default:
      return nothing;
  }
}

/** A place that the text names puts the occluder there. */
function placeButton({ occluder, shown }: OcclusionController): (extreme: Extreme) => unknown {
  return (extreme) => {
    const text = placeText(shown!, extreme);
    if (!occluder!.isLoose) return text;
    return html`<button
      part="place"
      type="button"
      @pointerenter=${() => occluder!.hover(extreme.position)}
      @pointerleave=${() => occluder!.hover(null)}
      @focus=${() => occluder!.hover(extreme.position)}
      @blur=${() => occluder!.hover(null)}
      @click=${() => occluder!.pick(extreme.position)}
    >
      ${text}
    </button>`;
  };
}

/** The outlines lie on the surfaces on which the occluder is moved. */
function panelsOf(
  grid: PanelGrid,
  key: ClassKey | undefined,
  state: OcclusionState,
  controller: OcclusionController,
): TemplateResult {
  const { occluder, progressShown } = controller;
  const { shown } = state;
  const outlines = new Map<string, readonly Mark[]>();
  const panels = grid.panels.map((each) => {
    if (each.kind === 'readout') return each;
    outlines.set(each.key, each.marks);
    return { ...each, marks: [] };
  });
  const extras = (panel: Panel): PanelExtras => {
    const marks = outlines.get(panel.key) ?? [];
    const isImage = panel.key === 'picture';
    const progress = isImage ? undefined : progressShown;
    if (!shown) return { progress };
    if (panel.key !== 'grid') {
      const over = imageSurface(occluder!, shown, marks, isImage);
      return { over, below: isImage ? inputToggle(controller) : nothing, progress };
    }
    const isOpen = occluder!.chosen !== null;
    const over = [cellNumbers(state, shown, isOpen), gridSurface(occluder!, shown, marks)];
    return { over, below: key && drawnKey(key), progress };
  };
  return drawnPanels(controller.host, { ...grid, panels }, extras, (readout) =>
    drawnReadout(readout, 'answer-panel', !state.isSettled),
  );
}

/** Columns up to which there is a width of figure at which numbers fit. */
const MOST_COLUMNS = 24;

/** Numbers or letters on the cells; the style sheet shows them where there is room. */
function cellNumbers(
  state: OcclusionState,
  shown: OcclusionResult,
  /** Whether the reader has the occluder somewhere. */
  isOpen: boolean,
): TemplateResult | typeof nothing {
  // Numbers, and letters of classes.
  if (hidesFindings(state.attributes)) return nothing;
  const { colors, marks } = drawnGrid(state, shown);
  const { tops, lefts } = shown.details.grid;
  const columns = lefts.length;
  const cell = isOpen && state.position ? nearestCell(shown, state.position) : null;
  const opened = cell === null ? nothing : openedCell(state, shown, cell);
  if (columns > MOST_COLUMNS || tops.length > MOST_COLUMNS) return opened;
  const longest = Math.max(...marks.map(({ length }) => length));
  const characters = columns * Math.max(longest, 2);
  const style = {
    gridTemplate: `repeat(${tops.length}, 1fr) / repeat(${columns}, 1fr)`,
    '--characters': String(characters),
  };
  return html`<div
      part="numbers"
      class="numbers ${roomFor(characters)}"
      style=${styleMap(style)}
      translate="no"
      aria-hidden="true"
    >
      ${marks.map((mark, place) => html`<span class=${inkOn(colors[place] ?? null)}>${mark}</span>`)}
    </div>
    ${opened}`;
}

/** The number of the cell that is pointed at, tapped or moved to, where there is no room for those of all. */
function openedCell(
  { description }: OcclusionState,
  shown: OcclusionResult,
  cell: number,
): TemplateResult {
  const { tops, lefts } = shown.details.grid;
  const across = ((cell % lefts.length) + 0.5) / lefts.length;
  const row = Math.floor(cell / lefts.length);
  // Above the cell, below those of the upper half: a finger covers neither.
  const isUpper = row < tops.length / 2;
  const style = {
    left: `${100 * across}%`,
    top: `${(100 * (row + (isUpper ? 1 : 0))) / tops.length}%`,
    translate: `${-100 * across}% ${isUpper ? '4px' : 'calc(-100% - 4px)'}`,
  };
  return html`<span class="opened" style=${styleMap(style)} aria-hidden="true" translate="no"
    >${cellText(shown, cell, description?.labels ?? [])}</span
  >`;
}

/** How wide the grid has to be, in steps that the style sheet knows. */
function roomFor(characters: number): string {
  const steps = [12, 18, 24, 28, 36, 48];
  const step = steps.find((most) => characters <= most);
  return step ? `up-to-${step}` : 'none';
}

/** Asks before very many positions are computed. */
function questionOf(question: Question, controller: OcclusionController): TemplateResult {
  const count = formatCount(question.positions);
  const time = durationText(question.milliseconds);
  return html`
    <p part="question" class="question" dir="auto">
      ${translate`This stride needs ${count} positions (${time} here). Showing a coarser grid.`}
      <button part="confirm" type="button" @click=${() => controller.agree(question)}>
        ${translate`Compute all`}
      </button>
    </p>
  `;
}

/** The map, and the grid. */
function savedMaps({ shown }: OcclusionController): RawMap[] {
  if (!shown) return [];
  const { map, shape, method, details } = shown;
  const { grid, probabilities, logits } = details;
  const rows = [grid.tops.length, grid.lefts.length];
  return [
    { name: method, data: map, shape },
    probabilities
      ? { name: 'probabilities', data: probabilities, shape: rows }
      : { name: 'values', data: logits, shape: rows },
  ];
}
