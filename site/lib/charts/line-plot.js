import { scaleOf } from './scale.js';
import { legend, mark, svg, text, WIDTH } from './svg.js';

const [LEFT, RIGHT, PLOT] = [44, 16, 190];

/**
 * A line for each series, both axes logarithmic.
 *
 * @param {{id: string, title: string, x: string, y: string, lines: {label: string, points: [number, number][]}[]}} options
 */
export function linePlot({ id, title, x, y, lines }) {
  const points = lines.flatMap((line) => line.points);
  const top = 16 * lines.length + 26;
  const bottom = top + PLOT;
  const across = scaleOf(
    points.map(([at]) => at),
    LEFT + 8,
    WIDTH - RIGHT,
  );
  const up = scaleOf(
    points.map(([, value]) => value),
    bottom - 8,
    top + 8,
  );
  const places = [...new Set(points.map(([at]) => at))].sort((one, other) => one - other);
  const axes = [
    text(y, 0, top - 6),
    ...up.ticks.map(
      (tick) =>
        `<path class="grid" d="M${LEFT} ${up.place(tick)}H${WIDTH - RIGHT}"/>${text(String(tick), LEFT - 6, up.place(tick) + 4, 'text-anchor="end"')}`,
    ),
    ...places.map((at) => text(String(at), across.place(at), bottom + 16, 'text-anchor="middle"')),
    text(x, WIDTH / 2, bottom + 32, 'text-anchor="middle"'),
  ];
  const drawn = lines.map(({ points: own }, index) => {
    const ends = own.map(([at, value]) => [across.place(at), up.place(value)]);
    const path = ends.map((end) => end.join(' ')).join('L');
    return `<path class="line series-${index}" d="M${path}"/>${ends.map((end) => mark(index, ...end)).join('')}`;
  });
  const names = legend(
    lines.map(({ label }) => label),
    12,
  );
  const description = `${lines.map(({ label }) => label).join(', ')}: ${y} by ${x}. The table has the numbers.`;
  return svg({ id, title, description, height: bottom + 40 }, [...names, ...axes, ...drawn]);
}
