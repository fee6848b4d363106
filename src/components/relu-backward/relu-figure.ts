import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { styleMap } from '../view/styles.js';
import { controlStyles } from '../view/controls.styles.js';
import { figureStyles } from '../view/figure.styles.js';
import { say } from '../locale/message.js';
import { computedLine, noteLines } from '../view/caption.js';
import type { RawMap } from '../toolbar/figure-facts.js';
import type { View } from '../base/view-loader.js';
import { reluBackwardStyles } from './relu-backward.styles.js';
import { ReluEditor, type ReluFigureActions } from './relu-editor.js';
import { gridPanel } from './relu-grid.js';
import { gridsOf, type ReluFigureState } from './relu-grids.js';
import { maskKey } from './relu-key.js';
import { captionText, explainCell, hintText, longestSentence } from './relu-words.js';

/** Draws the grids and what is said about them; the element computes. */
export class ReluFigure implements View<ReluFigureState> {
  readonly styles = [figureStyles, controlStyles, ...reluBackwardStyles];
  private readonly editor: ReluEditor;

  constructor(actions: ReluFigureActions) {
    this.editor = new ReluEditor(actions);
  }

  /** What is new is said by the figure's own live region. */
  announcement(): string {
    return '';
  }

  maps({ result }: ReluFigureState): RawMap[] {
    if (!result) return [];
    const { shape, output, signals } = result;
    return Object.entries({ output, ...signals }).map(([name, data]) => ({ name, data, shape }));
  }

  figure(state: ReluFigureState): TemplateResult {
    const { editor } = this;
    editor.update(state);
    const panels = gridsOf(state).map((grid) => gridPanel(grid, editor));
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
      ${this.explanation(state)} ${caption(state)}
      ${
        state.readOnly
          ? nothing
          : html`<div part="controls" class="controls">
              <button
                part="reset"
                type="button"
                ?disabled=${!editor.changed}
                @click=${() => editor.reset()}
              >
                ${say`Reset the numbers`}
              </button>
            </div>`
      }
    `;
  }

  /** The sentence about the cell that is looked at, in room for the longest that there can be. */
  private explanation(state: ReluFigureState): TemplateResult {
    const { here, complaint } = this.editor;
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
        <p aria-live="polite" dir="auto" data-code=${complaint ? 'relu-values' : nothing}>
          ${sentence}
        </p>
      </div>
    `;
  }
}

/** What the rules have in common and where they differ, and where it was computed. */
function caption({ rules, result }: ReluFigureState): TemplateResult {
  return html`
    <figcaption part="caption">
      <p dir="auto">${captionText(rules)}</p>
      ${computedLine(result)} ${noteLines(result?.details.notes)}
    </figcaption>
  `;
}
