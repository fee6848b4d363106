import { css, html, svg, nothing, type TemplateResult } from 'lit';
import { styleMap } from './styles.js';
import { localNumber } from '../figure/format.js';

/**
 * Moves labels apart: each stays as near to its place as a distance between all of them allows.
 *
 * @returns places in the order of `wanted`
 */
export function spread(wanted: number[], distance: number, low: number, high: number): number[] {
  const order = [...wanted.keys()].sort((a, b) => wanted[a]! - wanted[b]!);
  const places = order.map((index) => Math.min(Math.max(wanted[index]!, low), high));
  for (let i = 1; i < places.length; i++) {
    places[i] = Math.max(places[i]!, places[i - 1]! + distance);
  }
  // What was pushed out below pushes back up.
  for (let i = places.length - 1, limit = high; i >= 0; i--, limit -= distance) {
    places[i] = Math.min(places[i]!, limit);
  }
  const result: number[] = [];
  order.forEach((index, place) => (result[index] = places[place]!));
  return result;
}

export interface ChartLine {
  /** Which line it is; keeps its colour and dashes. */
  name: string;
  label: string;
  /** Step and value, by ascending step. */
  points: [step: number, value: number][];
}

export interface LineChart {
  lines: ChartLine[];
  /** Steps along the axis, besides 0. */
  steps: number;
  /** The step that is shown now. */
  current: number;
  title: string;
  /** What the steps are. */
  across: string;
  /** For readers who do not see it. */
  summary: string;
}

/** Colours that keep a contrast of 3 on white and on black; dashes tell the lines apart without them. */
const STROKES = [
  ['#2f7fc1', ''],
  ['#c9571c', '7 3'],
  ['#16876a', '2 3'],
  ['#a8559b', '8 3 2 3'],
  ['#8a7a1e', '4 2'],
  ['#6b6fd0', '1 4'],
  ['#7d7d7d', '10 4'],
  ['#b0496a', '5 2 1 2'],
] as const;

/** Of the plot, in em: room for a label at every line. */
const heightOf = (lines: number): number => Math.max(6, 1.3 * lines);

/** Lines over steps, each labelled where it ends; hairlines only at the ends of the scale. */
export function lineChart(chart: LineChart): TemplateResult {
  const { lines, steps, current } = chart;
  const values = lines.flatMap(({ points }) => points.map(([, value]) => value));
  const low = Math.floor(2 * Math.min(0, ...values)) / 2;
  const x = (step: number): number => (100 * step) / steps;
  const y = (value: number): number => (100 * (1 - value)) / (1 - low);
  const ends = lines.map(({ points }) => y(points.at(-1)?.[1] ?? 1));
  const height = heightOf(lines.length);
  const labels = spread(ends, 130 / height, 0, 100);
  return html`
    <div class="chart" role="img" aria-label=${`${chart.title}. ${chart.summary}`}>
      <div class="chart-title">${chart.title}</div>
      <div class="plot" style=${styleMap({ '--plot-height': `${height}em` })}>
        <span class="tick top">1</span>
        ${low < 0 ? html`<span class="tick" style=${styleMap({ 'inset-block-start': `${y(0)}%` })}>0</span>` : nothing}
        <span class="tick bottom">${low < 0 ? localNumber(`\u2212${-low}`) : 0}</span>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          ${[1, 0, low].map((value) => svg`<path class="hairline" d=${`M0 ${y(value)}H100`} />`)}
          <path class="hairline now" d=${`M${x(current)} 0V100`} />
          ${lines.map(({ points }, index) => {
            const [colour, dashes] = STROKES[index % STROKES.length]!;
            if (points.length === 0) return nothing;
            const at = points.map(([step, value]) => `${x(step)} ${y(value)}`);
            return svg`
              <path class="line" stroke=${colour} stroke-dasharray=${dashes} d=${`M${at.join('L')}`} />
              <path class="leader" stroke=${colour} d=${`M${at.at(-1)}H100`} />
              <path class="dots" stroke=${colour} d=${at.map((point) => `M${point}h0`).join('')} />
            `;
          })}
        </svg>
        <svg class="leaders" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          ${lines.map(
            (_, index) => svg`<path
              class="leader"
              stroke=${STROKES[index % STROKES.length]![0]}
              d=${`M0 ${ends[index]}L100 ${labels[index]}`}
            />`,
          )}
        </svg>
        <div class="line-labels">
          ${lines.map(
            ({ label }, index) =>
              html`<span style=${styleMap({ 'inset-block-start': `${labels[index]}%` })}
                >${label}</span
              >`,
          )}
        </div>
        <div class="across"><span>0</span><span>${chart.across}</span><span>${steps}</span></div>
      </div>
    </div>
  `;
}

/** Together with `chartStyles`. */
export const lineChartStyles = css`
  /* Axes and their numbers run from left to right in every script. */
  .chart {
    direction: ltr;
    max-inline-size: 36em;
    margin-block-start: 0.9em;
  }
  .chart-title {
    margin-block-end: 0.7em;
  }
  /* Its labels take the room that their words need, up to a part of the line. */
  .plot {
    position: relative;
    display: grid;
    grid-template: var(--plot-height) auto / minmax(0, 1fr) 1.2em fit-content(50%);
    margin-inline-start: 1.6em;
  }
  .plot svg {
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
  }
  .tick {
    position: absolute;
    grid-area: 1 / 1 / 2 / 2;
    inset-inline-end: calc(100% + 0.5em);
    color: var(--quiet);
    font-size: 0.9em;
    line-height: 1;
    transform: translateY(-50%);
  }
  .tick.top {
    inset-block-start: 0;
  }
  .tick.bottom {
    inset-block-start: 100%;
  }
  /* Letters of double size on a narrow screen: the chart keeps a part of it. */
  @container (max-width: 14em) {
    .plot {
      grid-template-columns: minmax(0, 1fr) 0.6em fit-content(40%);
    }
  }
  .line-labels {
    display: grid;
    grid-template: 100% / minmax(0, auto);
    padding-inline-start: 0.4em;
  }
  .line-labels span {
    position: relative;
    grid-area: 1 / 1;
    align-self: start;
    padding-block: 0.15em;
    overflow: hidden;
    line-height: 1;
    text-overflow: ellipsis;
    white-space: nowrap;
    transform: translateY(-50%);
  }
  .across {
    grid-row: 2;
    display: flex;
    justify-content: space-between;
    gap: 0.5em;
    padding-block-start: 0.35em;
    color: var(--quiet);
    font-size: 0.9em;
    line-height: 1.25;
    text-align: center;
  }
  .hairline.now {
    stroke: currentcolor;
    stroke-width: 1px;
  }
  .dots {
    stroke-width: 5px;
    stroke-linecap: round;
  }
  .leader {
    stroke-width: 1px;
    opacity: 0.4;
  }
`;
