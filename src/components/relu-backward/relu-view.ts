import { announcing } from '../view/announcer.js';
import { html, noChange, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { live } from 'lit/directives/live.js';
import { ref } from 'lit/directives/ref.js';
import type { Progress, ReluRule } from '../../protocol.js';
import type { View } from '../base/view-loader.js';
import { offers } from '../figure/controls-list.js';
import type { NumberCell, NumberGrid, Sketch } from '../figure/figure.js';
import type { Gates } from '../figure/gates.js';
import { translate, translatePieces } from '../locale/message.js';
import { wordsOr } from '../view/author-words.js';
import { drawnCaption } from '../view/caption.js';
import { controlRows } from '../view/control-row.js';
import { controlStyles } from '../view/controls.styles.js';
import { progressLine } from '../view/figure-frame.js';
import { figureStyles } from '../view/figure.styles.js';
import { styleMap } from '../view/styles.js';
import { reluBackwardStyles } from './relu-backward.styles.js';
import type { ReluController } from './relu-controller.js';
import type { ReluEditor } from './relu-editor.js';
import { conditionsOf, reluFigure, type ReluState } from './relu-figure.js';
import { conditions } from './relu-formulas.js';
import type { ReluEdits } from './relu-attributes.js';
import { readLeniently } from './relu-request.js';
import { explainCell, hintText, longestSentence, place } from './relu-text.js';

export { ReluEditor } from './relu-editor.js';
export { explainRelu } from './relu-request.js';

/** What a `<relu-backward>` looks like. */
export const reluView: View<ReluController> = {
  styles: [figureStyles, controlStyles, ...reluBackwardStyles],
  announcement: announcing((controller) => {
    const { host, result, editor } = controller;
    return editor ? toldOf({ ...readLeniently(host), result }, editor) : '';
  }),
  title: () => translate`Backward passes through a ReLU`,
  maps({ result }) {
    if (!result) return [];
    const { shape, output, signals } = result;
    return Object.entries({ output, ...signals }).map(([name, data]) => ({ name, data, shape }));
  },
  figure(controller) {
    const { host, result, progressShown, editor } = controller;
    const state: ReluState = {
      ...readLeniently(host),
      result,
      readOnly: !offers(host, 'numbers'),
    };
    return editor ? drawn(host, state, progressShown, editor) : html``;
  },
};

function drawn(
  host: ReluController['host'],
  state: ReluState,
  progress: Progress | null | undefined,
  editor: ReluEditor,
): TemplateResult {
  editor.update(state);
  const { parts, caption } = reluFigure(state);
  const [sketch] = parts.filter((part) => part.kind === 'sketch');
  const panels = parts.flatMap((part) =>
    part.kind === 'numbers'
      ? part.grids.map((grid) => gridPanel(grid, state, progress, editor))
      : [],
  );
  return html`
    <div
      class=${classMap({
        grids: true,
        [state.rules.length > 2 ? 'four' : 'three']: true,
        large: (state.values[0]?.length ?? 0) > 4,
      })}
      style=${styleMap({ '--count': String(panels.length) })}
      @pointerover=${editor.pointerOver}
      @pointerleave=${editor.pointerLeave}
      @pointerdown=${editor.pointerDown}
      @focusin=${editor.focusIn}
      @focusout=${editor.focusOut}
      @keydown=${editor.keyDown}
      @input=${editor.input}
      @change=${editor.change}
    >
      ${sketch ? drawnSketch(host, sketch, editor) : nothing} ${panels} ${gateKey(state.rules)}
    </div>
    ${explanation(state, editor)} ${drawnCaption(host, caption)}
    ${reluControls(host, state, editor)}
  `;
}

/** The sketch of the whole way, and the button that plays it. */
function drawnSketch(
  host: ReluController['host'],
  { svg }: Sketch,
  { sketch }: ReluEditor,
): TemplateResult {
  const { state, turn } = sketch;
  return html`
    <div part="sketch" class="sketch ${state} ${turn}" dir="ltr" ${ref(sketch.attach)}>
      <div @animationend=${sketch.animationEnd}>${ownMarkup(svg)}</div>
      ${
        offers(host, 'sketch')
          ? html`<button part="sketch-play" type="button" @click=${sketch.toggle}>
              ${playLabel(state)}
            </button>`
          : nothing
      }
    </div>
  `;
}

function playLabel(state: ReluEditor['sketch']['state']): string {
  if (state === 'playing') return translate`Pause`;
  return state === 'ended' ? translate`Replay` : translate`Play`;
}

/** The numbers stand in the grids; of numbers that nobody can change nothing is reset. */
function reluControls(
  host: ReluController['host'],
  { readOnly }: ReluState,
  editor: ReluEditor,
): TemplateResult | typeof nothing {
  const reset = (): TemplateResult => html`
    <button part="reset" type="button" ?disabled=${!editor.changed} @click=${() => editor.reset()}>
      ${translate`Reset the numbers`}
    </button>
  `;
  return controlRows(host, [
    // The sketch's button stands below it.
    { numbers: () => nothing, reset: () => (readOnly ? nothing : reset()), sketch: () => nothing },
  ]);
}

/** What is wrong with the numbers, or why the cell that is looked at is passed or blocked. */
function toldOf(
  { result, rules }: Pick<ReluState, 'result' | 'rules'>,
  { here, complaint }: ReluEditor,
): string {
  // A rule that was asked for a moment ago has no numbers yet.
  const known = rules.filter((rule) => result?.signals[rule]);
  const isKnown = result && here !== null && known.length > 0 && here < result.values.length;
  return complaint || (isKnown ? explainCell(result, known, here) : '');
}

/** The sentence about the cell that is looked at, in room for the longest that there can be. */
function explanation(state: ReluState, editor: ReluEditor): TemplateResult {
  const { rules } = state;
  const hint = hintText(state.readOnly);
  const sentence = toldOf(state, editor);
  const longest = longestSentence(state, rules);
  return html`
    <div part="explanation" class="explanation">
      <p class="room" aria-hidden="true" dir="auto">
        ${longest.length > hint.length ? longest : hint}
      </p>
      <p id="hint" class=${sentence ? 'room' : ''} dir="auto">${hint}</p>
      <p part="finding" dir="auto" data-code=${editor.complaint ? 'relu-values' : nothing}>
        ${sentence}
      </p>
    </div>
  `;
}

const templates = new Map<string, TemplateResult>();

/** A formula or the sketch, which are the kit's own markup, as a template: Lit parses each once. */
function ownMarkup(markup: string): TemplateResult {
  let template = templates.get(markup);
  if (!template) {
    template = html(Object.assign([markup], { raw: [markup] }));
    templates.set(markup, template);
  }
  return template;
}

/** One grid with its label and its formula above. */
function gridPanel(
  { key, label, name, formula, rows, follows }: NumberGrid,
  { readOnly }: ReluState,
  progress: Progress | null | undefined,
  editor: ReluEditor,
): TemplateResult {
  const isGiven = key === 'values' || key === 'signal';
  const editable = isGiven && !readOnly ? key : null;
  const columns = rows[0]?.length ?? 1;
  const isKnown = isGiven || rows.some((row) => row.some(({ text }) => text !== ''));
  return html`
    <div part="panel" class="panel">
      <span part="label" class="label">${wordsOr(`label-${key}`, label)}</span>
      <span part="formula" class="formula" dir="ltr">${ownMarkup(formula)}</span>
      <div class="box">
        ${follows ? arrow : nothing}
        <div
          part="grid"
          class="grid"
          dir="ltr"
          translate="no"
          role="grid"
          aria-label=${name}
          aria-describedby="hint"
          aria-readonly=${editable ? 'false' : 'true'}
          data-grid=${editable ?? nothing}
        >
          ${rows.map(
            (row, top) => html`
              <div role="row" class="row">
                ${row.map((cell, left) =>
                  gridCell(name, columns, editable, cell, top * columns + left, editor),
                )}
              </div>
            `,
          )}
        </div>
        ${isKnown || progress === undefined ? nothing : progressLine(progress)}
      </div>
    </div>
  `;
}

const arrow = html`<svg part="arrow" class="arrow" viewBox="0 0 20 10" aria-hidden="true">
  <path d="M0 5H18M14 1l4 4-4 4" />
</svg>`;

function gridCell(
  name: string,
  columns: number,
  editable: keyof ReluEdits | null,
  { text, closed, open }: NumberCell,
  index: number,
  editor: ReluEditor,
): TemplateResult {
  const where = place(index, columns);
  const wrong = editable ? editor.draft(editable, index) : null;
  // Where a line of such texts would not fit in the width of a grid.
  const length = text.length * columns > 27 ? 'long' : '';
  const tab = index === editor.stop ? 0 : -1;
  return html`
    <div
      part="cell"
      role="gridcell"
      class="cell ${index === editor.here ? 'here' : ''}"
      data-index=${index}
      data-closed=${closed || nothing}
      data-open=${open || nothing}
      tabindex=${editable ? nothing : tab}
      aria-label=${editable ? nothing : heard(closed, where, text || translate`not computed yet`)}
    >
      ${
        editable
          ? html`<input
              part="number"
              class=${length}
              type="number"
              step="any"
              autocomplete="off"
              tabindex=${tab}
              aria-label="${name}, ${where}"
              aria-invalid=${wrong === 'refused' ? 'true' : nothing}
              .value=${wrong ? noChange : live(text)}
            />`
          : html`<span class=${length}>${text}</span>`
      }
    </div>
  `;
}

/** What a cell holds and why, for readers who hear the figure. */
function heard(closed: Gates, where: string, text: string): string {
  switch (closed) {
    case 'input':
      return translate`${where}: ${text}, blocked by the input`;
    case 'signal':
      return translate`${where}: ${text}, blocked by the signal`;
    case 'both':
      return translate`${where}: ${text}, blocked by the input and by the signal`;
    default:
      return `${where}: ${text}`;
  }
}

/** What the hues and the hatching mean; only of what the shown rules ask for. */
function gateKey(rules: readonly ReluRule[]): TemplateResult {
  const shown = conditionsOf(rules);
  const entry = (gate: Exclude<Gates, ''>, words: unknown): TemplateResult | typeof nothing =>
    shown.includes(gate)
      ? html`<li>
          <span class="swatch" data-open=${gate}></span>
          <span class="swatch" data-closed=${gate}></span>
          <bdi>${words}</bdi>
        </li>`
      : nothing;
  return html`
    <div part="key" class="key">
      <p><bdi>${translate`Tinted where a condition holds, hatched where it fails:`}</bdi></p>
      <ul>
        ${entry('input', translatePieces`${ownMarkup(conditions.input)}: the input is positive`)}
        ${entry('signal', translatePieces`${ownMarkup(conditions.signal)}: the signal is positive`)}
        ${entry('both', translate`both conditions`)}
      </ul>
    </div>
  `;
}
