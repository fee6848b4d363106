import { scaleOf } from './scale.js';
import { legend, mark, svg, text, WIDTH } from './svg.js';

const [LEFT, RIGHT] = [8, 14];

/**
 * A line of marks for each series of each row, on one axis; a bar shows a range around a mark.
 *
 * @param {object} options
 * @param {string} options.id
 * @param {string} options.title
 * @param {string} options.unit what stands at the axis
 * @param {string[]} options.series
 * @param {{label: string, marks: {value: number, low?: number, high?: number}[]}[]} options.rows marks in the order of the series
 * @param {{value: number, label: string}} [options.limit] a line across all rows
 * @param {boolean} [options.isLinear] else the axis is logarithmic
 */
export function dotPlot({ id, title, unit, series, rows, limit, isLinear }) {
  const values = rows.flatMap(({ marks }) =>
    marks.flatMap(({ value, low = value, high = value }) => [low, high]),
  );
  const { place, ticks } = scaleOf(
    [...values, ...(limit ? [limit.value] : [])],
    LEFT,
    WIDTH - RIGHT,
    {
      isLinear,
    },
  );
  const head = series.length > 1 ? 16 * series.length + 10 : 4;
  const rowHeight = 22 + 11 * series.length;
  const bottom = head + rowHeight * rows.length + 4;
  const grid = ticks.map(
    (tick) =>
      `<path class="grid" d="M${place(tick)} ${head}V${bottom}"/>${text(String(tick), place(tick), bottom + 14, 'text-anchor="middle"')}`,
  );
  const drawn = rows.map(({ label, marks }, index) => {
    const top = head + rowHeight * index;
    const lines = marks.map(({ value, low, high }, at) => {
      const y = top + 26 + 11 * at;
      const range =
        low === undefined
          ? ''
          : `<path class="range series-${at}" d="M${place(low)} ${y}H${place(high)}"/>`;
      return range + mark(at, place(value), y);
    });
    return text(label, LEFT, top + 15, 'class="label"') + lines.join('');
  });
  const across = limit
    ? [
        `<path class="limit" d="M${place(limit.value)} ${head}V${bottom}"/>`,
        text(limit.label, place(limit.value) - 4, head + 12, 'text-anchor="end"'),
      ]
    : [];
  const names = series.length > 1 ? legend(series, 12) : [];
  const unitLine = text(unit, WIDTH / 2, bottom + 30, 'text-anchor="middle"');
  const description = `${rows.map(({ label }) => label).join(', ')}; ${unit}. The table has the numbers.`;
  return svg({ id, title, description, height: bottom + 38 }, [
    ...names,
    ...grid,
    ...across,
    ...drawn,
    unitLine,
  ]);
}
