import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { styleMap } from '../view/styles.js';
import type { AscentFrame, AscentRun } from '../../client/codespace.js';
import type { ModelDescription } from '../../protocol.js';
import { moveFocus } from '../view/keys.js';
import { progressLine } from '../view/figure-frame.js';
import { say } from '../locale/message.js';
import type { CodespaceAm } from './codespace-am.js';
import type { CodespaceState } from './codespace-state.js';
import { hasGoal, runText, shortScore, statusText } from './codespace-text.js';
import { stepsOf, type Column } from './column.js';
import { runCanvas } from './run-canvas.js';
import { curveScale, runCurve } from './run-curve.js';
import type { Stage } from './stage.js';

/** More runs than these stand in wider rows. */
const SQUARE = 16;

/** Which of the grids beside each other; known before its first runs are. */
export interface Place {
  index: number;
  title: string;
}

/** The runs of one generator: pictures in rows, each with its score and the curve of it. */
export function runGrid(
  state: CodespaceState,
  stage: Stage,
  { index, title }: Place,
): TemplateResult {
  const { element, description, progress } = state;
  const column = stage.columns[index];
  const shown = column?.shown;
  const [height, width] = description?.inputShape ?? [1, 1];
  const count = shown?.runs.length ?? element.runs;
  const columns = count > SQUARE ? 8 : Math.min(count, 4);
  const compact = Math.min(count, 8);
  const style = {
    '--in-row': String(columns),
    '--compact-row': String(compact),
    '--rows': String(Math.ceil(count / compact)),
    '--aspect': `${width} / ${height}`,
  };
  return html`
    <div part="panel" class="generator">
      <div class="heading">
        <span part="label" class="label">${title}</span>
        <span part="status" class="computed">
          ${shown ? statusText(element, shown, stepsOf(shown)) : html`&nbsp;`}
        </span>
      </div>
      <div
        part="grid"
        class="runs"
        role="group"
        aria-label=${say`Runs of ${title}`}
        style=${styleMap(style)}
        @keydown=${moveFocus}
        @focusin=${(event: FocusEvent) => column && noteFocus(event, column, element)}
      >
        ${
          shown && description
            ? cells(element, description, stage, index, shown)
            : Array.from({ length: Math.min(count, 64) }, emptyCell)
        }
        ${!shown && progress !== undefined ? progressLine(progress) : nothing}
      </div>
    </div>
  `;
}

function cells(
  element: CodespaceAm,
  description: ModelDescription,
  stage: Stage,
  index: number,
  frame: AscentFrame,
): TemplateResult[] {
  const column = stage.columns[index]!;
  const withGoal = hasGoal(element, frame);
  const scale = curveScale(frame.runs, withGoal);
  return frame.runs.map((run, number) => {
    const inner = html`
      <span class="picture">${runCanvas(run.picture, frame.shape, description)}</span>
      <span part="probability" class="number">${shortScore(element, run)}</span>
      ${runCurve(run, withGoal, scale)}
    `;
    const spoken = say`Run ${number + 1}: ${runText(element, frame, run)}`;
    if (column.generator === null || element.controls === 'none') {
      return html`<div part="run" class=${cellClass(run)} role="img" aria-label=${spoken}>
        ${inner}
      </div>`;
    }
    return html`
      <button
        part="run"
        type="button"
        class=${cellClass(run)}
        aria-label=${spoken}
        aria-pressed=${stage.walk.isPicked(run) ? 'true' : 'false'}
        tabindex=${number === Math.min(column.focused, frame.runs.length - 1) ? 0 : -1}
        @click=${() => stage.walk.toggle(index, () => say`run ${number + 1}`, run)}
      >
        ${inner}
      </button>
    `;
  });
}

function cellClass({ status }: AscentRun): unknown {
  return classMap({ run: true, [status]: true });
}

function emptyCell(): TemplateResult {
  return html`<div part="run" class="run">
    <span class="picture pending"></span><span class="number">&nbsp;</span>
    <span class="curve"></span>
  </div>`;
}

function noteFocus(event: FocusEvent, column: Column, element: CodespaceAm): void {
  if (!(event.currentTarget instanceof Element) || !(event.target instanceof Element)) return;
  const index = [...event.currentTarget.querySelectorAll('button')].findIndex(
    (button) => button === event.target,
  );
  if (index < 0 || index === column.focused) return;
  column.focused = index;
  element.requestUpdate();
}
