import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { isPassing } from '../../client/image/passing.js';
import type { ContestEntry } from '../../client/contest/contest-measures.js';
import type { Curve } from '../../protocol.js';
import type { View } from '../base/view-loader.js';
import { announced, hidesFindings } from '../figure/concealed.js';
import type { MapRow, MapTable, TableColumn } from '../figure/figure.js';
import { isValue } from '../figure/sentences.js';
import { translate } from '../locale/message.js';
import type { RawMap } from '../toolbar/figure-facts.js';
import { drawnCaption } from '../view/caption.js';
import { controlStyles } from '../view/controls.styles.js';
import { partFailure, progressLine } from '../view/figure-frame.js';
import { chartStyles, figureStyles } from '../view/figure.styles.js';
import { lineChart, lineChartStyles, type ChartLine } from '../view/line-chart.js';
import { inputToggle, shownPicture } from '../view/model-input.js';
import { drawnPanels } from '../view/panel-grid.js';
import { drawnPane, paneClass } from '../view/pane.js';
import { choose } from '../view/reader-choice.js';
import { modelTitle } from '../view/scene-models.js';
import { styleMap } from '../view/styles.js';
import type { ContestController } from './contest-controller.js';
import { contestControls } from './contest-controls.js';
import { chosenMethod, contestFigure, sortingOf, type ContestState } from './contest-figure.js';
import {
  agreementText,
  contestAnnouncement,
  directionText,
  measureMeaning,
  measureTitle,
  methodTitle,
} from './contest-text.js';
import { methodContestStyles } from './method-contest.styles.js';

export { ContestRows } from './contest-rows.js';

/** What a `<method-contest>` looks like. */
export const contestView: View<ContestController> = {
  styles: [figureStyles, controlStyles, chartStyles, lineChartStyles, methodContestStyles],
  figure: drawnFigure,
  maps: savedMaps,
  announcement: (controller) =>
    isPassing(controller.host.image)
      ? ''
      : announced(controller.host, controller.result, () =>
          controller.result ? contestAnnouncement(controller.result) : '',
        ),
};

function stateOf(controller: ContestController): ContestState {
  const { host, rows, description } = controller;
  const picture = shownPicture(controller);
  const { shown = null, chosen = null } = rows ?? {};
  return { attributes: host, shown, description, picture, chosen };
}

function drawnFigure(controller: ContestController): TemplateResult {
  const { host, partFailure: failure } = controller;
  const state = stateOf(controller);
  const { parts, caption } = contestFigure(state);
  return html`
    ${modelTitle(host)}
    <div class="contest">
      ${parts.map((part) => {
        if (part.kind === 'panels') {
          return html`<div class="image">
            ${drawnPanels(host, part, () => ({ below: inputToggle(controller) }))}
            ${hidesFindings(host) ? nothing : chosenCurves(state)}
          </div>`;
        }
        return part.kind === 'table' ? drawnTable(part, controller, state) : nothing;
      })}
    </div>
    ${failure ? partFailure(failure) : nothing} ${contestControls(controller)} ${meanings(state)}
    ${hidesFindings(host) ? nothing : agreements(state)} ${drawnCaption(host, caption)}
  `;
}

/** It scrolls by itself where the line is too short, the methods staying in sight. */
function drawnTable(
  table: MapTable,
  controller: ContestController,
  { description }: ContestState,
): TemplateResult {
  const { columns, rows, name, rowsAre } = table;
  const { host, progressShown } = controller;
  const [height, width] = description?.inputShape ?? [1, 1];
  return html`
    <div class="scroller" role="group" aria-label=${name} tabindex="0">
      <table part="table" style=${styleMap({ '--aspect': `${width} / ${height}` })}>
        <thead>
          <tr>
            <th scope="col">${rowsAre}</th>
            ${columns.map((column) => headOf(column, host.controls === 'none', controller))}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => drawnRow(row, columns, controller))}
        </tbody>
      </table>
      ${progressShown === undefined ? nothing : progressLine(progressShown)}
    </div>
  `;
}

/** A touch puts the better end first, another turns the order around. */
function headOf(
  { key, title, note, sorted }: TableColumn,
  isStill: boolean,
  controller: ContestController,
): TemplateResult {
  const sort = (): void => {
    const { measure, isReversed } = sortingOf(controller.host);
    choose(controller, { sort: measure === key && !isReversed ? `-${key}` : key });
  };
  const arrow = sorted ? (sorted === 'ascending' ? '▲' : '▼') : '';
  return html`<th scope="col" class="number" aria-sort=${sorted ?? 'none'}>
    ${
      isStill
        ? title
        : html`<button part="sort" type="button" @click=${sort}>
            ${title}<span class="arrow" aria-hidden="true">${arrow}</span>
          </button>`
    }
    <small>${note}</small>
  </th>`;
}

function drawnRow(
  { key, label, pane, isChosen, failure, cells }: MapRow,
  columns: readonly TableColumn[],
  { rows }: ContestController,
): TemplateResult {
  return html`
    <tr part="row" class=${classMap({ chosen: isChosen })}>
      <th scope="row">
        <div class="method">
          <div part="picture" class=${classMap(paneClass(pane))} data-space="input">
            ${drawnPane(pane)}
          </div>
          <button
            part="method"
            type="button"
            aria-pressed=${isChosen ? 'true' : 'false'}
            @click=${() => rows?.choose(key)}
          >
            ${label}
          </button>
        </div>
      </th>
      ${
        failure
          ? html`<td class="failure" colspan=${columns.length} lang="en">${failure.message}</td>`
          : cells.map(
              ({ text, rank }) =>
                html`<td class="number">
                  <span part="value">${text}</span>
                  ${
                    rank
                      ? html`<small part="rank" aria-label=${translate`rank ${rank}`}
                          >${rank}</small
                        >`
                      : nothing
                  }
                </td>`,
            )
      }
    </tr>
  `;
}

/** The deletion and insertion curves of a method, and ROAD's where it is known. */
function chosenCurves(state: ContestState): TemplateResult | typeof nothing {
  const { shown } = state;
  const method = chosenMethod(state);
  const entry = shown?.details.entries.find((each) => each.method === method);
  // The chart goes from 0 to 1.
  if (!entry?.deletion || !shown || isValue(shown.target)) return nothing;
  const lines = linesOf(entry);
  const title = methodTitle(entry.method);
  const told = lines.map(({ label, points }) => {
    const [first, last] = [points[0]![1], points.at(-1)![1]].map((value) => value.toFixed(2));
    return translate`${label}: from ${first!} to ${last!}`;
  });
  const chart = {
    lines,
    steps: 100,
    current: 0,
    title: translate`Probability of ${shown.target.label}: ${title}`,
    across: translate`% of the pixels`,
    summary: `${told.join('; ')}.`,
  };
  return html`<div part="curves" class="curves">${lineChart(chart)}</div>`;
}

function linesOf({ deletion, insertion, road }: ContestEntry): ChartLine[] {
  const pointsOf = ({ shares, values }: Pick<Curve, 'shares' | 'values'>): ChartLine['points'] =>
    shares.map((share, index) => [100 * share, values[index]!]);
  const all = { deletion, insertion, road };
  return (['deletion', 'insertion', 'road'] as const).flatMap((name): ChartLine[] => {
    const curve = all[name];
    return curve ? [{ name, label: measureTitle(name), points: pointsOf(curve) }] : [];
  });
}

function meanings({ shown }: ContestState): TemplateResult {
  const measures = shown?.details.measures ?? ['deletion', 'insertion', 'time'];
  const isOfValue = shown ? isValue(shown.target) : false;
  return html`<ul part="measures" class="measures">
    ${measures.map(
      (measure) =>
        html`<li dir="auto">
          <b>${measureTitle(measure)}</b> (${directionText(measure)}):
          ${measureMeaning(measure, isOfValue)}.
        </li>`,
    )}
  </ul>`;
}

/** How alike every two measures rank the methods. */
function agreements({ shown }: ContestState): TemplateResult | typeof nothing {
  const all = shown?.details.agreements ?? [];
  if (all.length === 0) return nothing;
  return html`<div part="agreements" class="agreements">
    <p dir="auto">
      ${translate`Rank correlation of the measures (1: same order of the methods; −1: reversed):`}
    </p>
    <ul>
      ${all.map((agreement) => html`<li><bdi>${agreementText(agreement)}</bdi></li>`)}
    </ul>
  </div>`;
}

/** The map of every method. */
function savedMaps({ result }: ContestController): RawMap[] {
  return (result?.details.entries ?? [])
    .filter(({ map }) => map.length > 0)
    .map(({ method, map, shape }) => ({ name: method, data: map, shape }));
}
