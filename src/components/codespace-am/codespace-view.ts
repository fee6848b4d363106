import { announcing } from '../view/announcer.js';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { AscentFrame } from '../../client/codespace.js';
import type { View } from '../base/view-loader.js';
import { hidesClass, hidesFindings } from '../figure/concealed.js';
import { allows } from '../figure/controls-list.js';
import type { Tile, TileGrid } from '../figure/figure.js';
import { shownResult, spokenNames } from '../figure/model-names.js';
import { translate } from '../locale/message.js';
import { drawnLayer } from '../view/canvases.js';
import { wordsOr } from '../view/author-words.js';
import { drawnCaption } from '../view/caption.js';
import { controlStyles } from '../view/controls.styles.js';
import { progressLine } from '../view/figure-frame.js';
import { chartStyles, figureStyles } from '../view/figure.styles.js';
import { keyHint, listKeys, moveFocus } from '../view/keys.js';
import { drawnPane, paneClass } from '../view/pane.js';
import { styleMap } from '../view/styles.js';
import { modelTitle } from '../view/scene-models.js';
import { codespaceStyles } from './codespace-am.styles.js';
import { stepsOf, type Column } from './codespace-ascent.js';
import type { CodespaceController } from './codespace-controller.js';
import { codespaceControls } from './codespace-controls.js';
import type { KeptRun } from './codespace-history.js';
import { codespaceFigure, curvePath, curveScale, runLayer } from './codespace-figure.js';
import { interpolationView } from './codespace-interpolation.js';
import type { Ascents } from './codespace-playback.js';
import { hasGoal, outcomesText, shortScore, statusText, stepsText } from './codespace-text.js';
import type { ShownRuns } from './codespace-text.js';

export { Ascents } from './codespace-playback.js';

/** What a `<codespace-am>` looks like. */
export const codespaceView: View<CodespaceController> = {
  styles: [figureStyles, chartStyles, controlStyles, codespaceStyles],
  figure: (controller) =>
    controller.ascents ? drawnFigure(controller, controller.ascents) : html``,
  kept: ({ ascents }) => ascents?.interpolation.kept ?? {},
  restore({ ascents, description }, name, text) {
    if (!ascents?.columns.length || !description) return false;
    if (name === 'codes') void ascents.interpolation.restore(text);
    return true;
  },
  title: () => translate`Activation maximization`,
  announcement: announcing(({ host, ascents }) =>
    ascents && !hidesFindings(host) ? outcomesText(host, ascents.columns) : '',
  ),
};

/** With the names of the language that is spoken. */
function shownColumns(
  { description }: CodespaceController,
  columns: readonly Column[],
): readonly ShownRuns[] {
  return columns.map(({ generator, title, trainedOn, shown, ended, judgement }) => ({
    ...{ generator, title, trainedOn, ended, judgement },
    shown: shownResult(shown, description),
  }));
}

function drawnFigure(controller: CodespaceController, ascents: Ascents): TemplateResult {
  const { host } = controller;
  const { columns, interpolation } = ascents;
  const names = spokenNames(controller.result, controller.description);
  const state = { attributes: host, ...names, columns: shownColumns(controller, columns) };
  const { parts, caption } = codespaceFigure(state);
  const hasBegun = columns.some(({ shown }) => shown);
  return html`
    ${modelTitle(host)}
    <div class="generators">
      ${parts.map((part, index) =>
        part.kind === 'tiles'
          ? html`<div class="column" style=${styleMap({ '--in-row': String(part.columns) })}>
              ${runGrid(controller, ascents, part, index)}
              ${historyView(controller, ascents, index)}
            </div>`
          : nothing,
      )}
    </div>
    <div class="words ${hasBegun ? '' : 'unsettled'}">
      ${interpolationView(controller, interpolation)} ${drawnCaption(host, caption)}
      ${codespaceControls(controller)}
    </div>
  `;
}

/** In a row where eight do not fit: rows of one length. */
function narrowRow(count: number): number {
  return count === 5 || count === 6 ? 3 : Math.min(count, 4);
}

/** The runs of one generator: images in rows, each with its score and the curve of it. */
function runGrid(
  controller: CodespaceController,
  ascents: Ascents,
  grid: TileGrid,
  index: number,
): TemplateResult {
  const { host, description, progressShown: progress } = controller;
  const column = ascents.columns[index];
  const shown = column?.shown;
  const [height, width] = description?.inputShape ?? [1, 1];
  const count = shown?.runs.length ?? host.runs;
  const compact = Math.min(count, 8);
  const style = {
    '--narrow-row': String(narrowRow(count)),
    '--compact-row': String(compact),
    '--rows': String(Math.ceil(count / compact)),
    '--aspect': `${width} / ${height}`,
  };
  const isKnown = shown && description;
  return html`
    <div part="panel" class="generator">
      <div class="heading">
        <span part="label" class="label">${wordsOr(`label-${grid.key}`, grid.title)}</span>
        <span part="status" class="computed">
          ${shown ? statusOf(host, shown) : html`&nbsp;`}
        </span>
      </div>
      <div class="hinted">
        <div
          part="grid"
          class="runs"
          role="group"
          aria-label=${grid.name}
          aria-describedby="run-keys-${index}"
          style=${styleMap(style)}
          @keydown=${moveFocus}
          @focusin=${(event: FocusEvent) => column && noteFocus(event, column, host)}
        >
          ${isKnown ? runs(controller, ascents, grid, index) : grid.tiles.map(emptyRun)}
          ${!shown && progress !== undefined ? progressLine(progress) : nothing}
        </div>
        ${keyHint(`run-keys-${index}`, listKeys())}
      </div>
    </div>
  `;
}

/** How far the runs have come; how many have arrived is for readers to find out where that is hidden. */
function statusOf(host: CodespaceController['host'], frame: AscentFrame): string {
  const steps = stepsOf(frame);
  return hidesFindings(host) ? translate`step ${steps}` : statusText(host, frame, steps);
}

function runs(
  { host }: CodespaceController,
  { columns, interpolation }: Ascents,
  { tiles }: TileGrid,
  index: number,
): TemplateResult[] {
  const column = columns[index]!;
  const frame = column.shown!;
  const withGoal = hasGoal(host, frame);
  const scale = curveScale(host, frame);
  const focused = Math.min(column.focused, frame.runs.length - 1);
  const isFixed = column.generator === null || !allows(host, 'codes');
  return tiles.map((tile, number) => {
    const run = frame.runs[number]!;
    const inner = html`${pictureOf(tile)} ${runCurve(curvePath(run, withGoal, scale))}`;
    const classes = classMap({ run: true, [run.status]: true });
    if (isFixed) {
      return html`<div part="run" class=${classes} role="img" aria-label=${tile.name}>
        ${inner}
      </div>`;
    }
    return html`
      <button
        part="run"
        type="button"
        class=${classes}
        aria-label=${tile.name}
        aria-pressed=${interpolation.isPicked(run) ? 'true' : 'false'}
        tabindex=${number === focused ? 0 : -1}
        @click=${() => interpolation.toggle(index, () => translate`run ${number + 1}`, run)}
      >
        ${inner}
      </button>
    `;
  });
}

function pictureOf({ panes, number }: Tile): TemplateResult {
  return html`
    ${panes.map((pane) => html`<span class=${classMap(paneClass(pane))}>${drawnPane(pane)}</span>`)}
    <span part="probability" class="number">${number}</span>
  `;
}

function emptyRun(): TemplateResult {
  return html`<div part="run" class="run">
    <span class="picture"></span><span class="number">&nbsp;</span>
    <span class="curve"></span>
  </div>`;
}

/** Tiny: how the score of one run went up. */
function runCurve(path: string): TemplateResult {
  return html`
    <svg
      part="curve"
      class="curve"
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path class="hairline" d="M0 100H100" />
      ${svg`<path class="line" d=${path} />`}
    </svg>
  `;
}

function noteFocus(event: FocusEvent, column: Column, host: CodespaceController['host']): void {
  if (!(event.currentTarget instanceof Element) || !(event.target instanceof Element)) return;
  const index = [...event.currentTarget.querySelectorAll('button')].findIndex(
    (button) => button === event.target,
  );
  if (index < 0 || index === column.focused) return;
  column.focused = index;
  host.requestUpdate();
}

/** Earlier runs for the class, small: those that are not shown above. */
function historyView(
  controller: CodespaceController,
  ascents: Ascents,
  index: number,
): TemplateResult | typeof nothing {
  const { host, description } = controller;
  const column = ascents.columns[index];
  if (!column || !description) return nothing;
  const kept = ascents.history.earlierRuns(column);
  if (kept.length === 0) return nothing;
  const [height, width] = description.inputShape;
  const title = historyTitle(host, column);
  return html`
    <div part="history" class="history" style=${styleMap({ '--aspect': `${width} / ${height}` })}>
      <span class="label">${title}</span>
      <div class="hinted">
        <div
          class="kept"
          role="group"
          aria-label=${title}
          aria-describedby="kept-keys-${index}"
          @keydown=${moveFocus}
        >
          ${kept.map((each, place) => keptRun(controller, ascents, index, each, place))}
        </div>
        ${keyHint(`kept-keys-${index}`, listKeys())}
      </div>
    </div>
  `;
}

function keptRun(
  { host, description }: CodespaceController,
  { columns, interpolation }: Ascents,
  index: number,
  { run, shape }: KeptRun,
  place: number,
): TemplateResult {
  const name = hidesFindings(host)
    ? translate`Run ${place + 1}`
    : translate`Earlier run ${place + 1}, seed ${run.seed ?? translate`unknown`}: ${shortScore(host, run)} after ${stepsText(run.steps)}`;
  const picture = html`<span class="picture"
    >${drawnLayer(runLayer(run, shape, description!))}</span
  >`;
  if (columns[index]!.generator === null || !allows(host, 'codes')) {
    return html`<span role="img" aria-label=${name}>${picture}</span>`;
  }
  return html`
    <button
      type="button"
      aria-label=${name}
      aria-pressed=${interpolation.isPicked(run) ? 'true' : 'false'}
      tabindex=${place === 0 ? 0 : -1}
      @click=${() => interpolation.toggle(index, () => translate`the run of seed ${run.seed!}`, run)}
    >
      ${picture}
    </button>
  `;
}

function historyTitle(host: CodespaceController['host'], { shown }: Column): string {
  if (hidesClass(host)) return translate`Earlier runs`;
  return host.layer
    ? translate`Earlier runs for this neuron`
    : translate`Earlier runs for ${shown?.target.label ?? host.target}`;
}
