import { html, noChange, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { live } from 'lit/directives/live.js';
import type { Progress, ReluRule } from '../../protocol.js';
import type { View } from '../base/view-loader.js';
import { offers } from '../figure/controls-list.js';
import type { NumberCell, NumberGrid } from '../figure/figure.js';
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
  // What is new is said by the figure's own live region.
  announcement: () => '',
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
      ${panels.slice(0, 2)} ${maskKey(state.rules)} ${panels.slice(2)}
    </div>
    ${explanation(state, editor)} ${drawnCaption(host, caption)}
    ${reluControls(host, state, editor)}
  `;
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
    { numbers: () => nothing, reset: () => (readOnly ? nothing : reset()) },
  ]);
}

/** The sentence about the cell that is looked at, in room for the longest that there can be. */
function explanation(state: ReluState, { here, complaint }: ReluEditor): TemplateResult {
  const { result, rules } = state;
  const hint = hintText(state.readOnly);
  // A rule that was asked for a moment ago has no numbers yet.
  const known = rules.filter((rule) => result?.signals[rule]);
  const told =
    result && here !== null && known.length > 0 && here < result.values.length
      ? explainCell(result, known, here)
      : '';
  const sentence = complaint || told;
  const longest = longestSentence(state, rules);
  return html`
    <div part="explanation" class="explanation">
      <p class="room" aria-hidden="true" dir="auto">
        ${longest.length > hint.length ? longest : hint}
      </p>
      <p id="hint" class=${sentence ? 'room' : ''} dir="auto">${hint}</p>
      <p
        part="finding"
        aria-live="polite"
        dir="auto"
        data-code=${complaint ? 'relu-values' : nothing}
      >
        ${sentence}
      </p>
    </div>
  `;
}

const formulaTemplates = new Map<string, TemplateResult>();

/** A formula, which is the kit's own text, as a template: Lit parses each once. */
function mathOf(formula: string): TemplateResult {
  let template = formulaTemplates.get(formula);
  if (!template) {
    template = html(Object.assign([formula], { raw: [formula] }));
    formulaTemplates.set(formula, template);
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
      <span part="formula" class="formula" dir="ltr">${mathOf(formula)}</span>
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
  { text, closed }: NumberCell,
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
function heard(closed: string, where: string, text: string): string {
  switch (closed) {
    case 'input':
      return translate`${where}: ${text}, closed by the input`;
    case 'signal':
      return translate`${where}: ${text}, closed by the signal`;
    case 'both':
      return translate`${where}: ${text}, closed by the input and by the signal`;
    default:
      return `${where}: ${text}`;
  }
}

/** What the hatching of the masks means; only what the shown rules ask for. */
function maskKey(rules: readonly ReluRule[]): TemplateResult {
  const shown = conditionsOf(rules);
  const entry = (closed: 'input' | 'signal', words: unknown): TemplateResult | typeof nothing =>
    shown.includes(closed)
      ? html`<li>
          <span class="swatch" data-closed=${closed}></span>
          <bdi>${words}</bdi>
        </li>`
      : nothing;
  return html`
    <div part="key" class="key">
      <p><bdi>${translate`Hatched where a condition fails:`}</bdi></p>
      <ul>
        ${entry('input', translatePieces`${mathOf(conditions.input)}: the input is not positive`)}
        ${entry('signal', translatePieces`${mathOf(conditions.signal)}: the signal is not positive`)}
        ${
          shown.includes('both')
            ? html`<li>
                <span class="swatch" data-closed="both"></span><bdi>${translate`both at once`}</bdi>
              </li>`
            : nothing
        }
      </ul>
    </div>
  `;
}
