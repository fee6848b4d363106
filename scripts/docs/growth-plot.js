import { readResults } from './bench-tables.js';

/** Pixels of a panel with its axes, and of what it is drawn in. */
const [WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM] = [300, 240, 48, 34, 14, 40];

/** Blue, orange and green that color-blind readers tell apart (Okabe and Ito), readable on light and dark pages. */
const colors = ['#0072b2', '#d55e00', '#009e73'];

/**
 * How times grow with the side of the image, the number of convolutions, the positions of an occluder and the widgets
 * of a page, as an SVG: both axes logarithmic.
 */
export function growthPlot() {
  const { growth, positions, widgets } = readResults();
  const of = (pattern, group) =>
    growth
      .map(({ network, milliseconds }) => ({ found: pattern.exec(network), milliseconds }))
      .filter(({ found }) => found)
      .map(({ found, milliseconds }) => ({ at: Number(found[group]), milliseconds }))
      .sort((one, other) => one.at - other.at);
  const lines = (rows) =>
    [
      ['forward', 'forward'],
      ['guided', 'guided backprop'],
      ['lrp epsilon', 'LRP-epsilon'],
    ].map(([name, label]) => ({
      label,
      points: rows.map(({ at, milliseconds }) => [at, milliseconds[name].median]),
    }));
  const panels = [
    { title: 'side of the image, 8 convolutions', lines: lines(of(/^plain-(\d+)-8$/, 1)) },
    { title: 'convolutions, 64 x 64', lines: lines(of(/^plain-64-(\d+)$/, 1)) },
    {
      title: 'positions of an occluder',
      lines: positions.map(({ network, milliseconds }) => ({
        label: network,
        points: Object.entries(milliseconds).map(([name, { median }]) => [
          Number.parseInt(name, 10),
          median,
        ]),
      })),
    },
    {
      title: 'widgets on a page, all painted',
      lines: [
        {
          label: 'widgets',
          points: widgets.map(({ widgets: count, milliseconds }) => [count, milliseconds]),
        },
      ],
    },
  ];
  const [width, height] = [2 * WIDTH, 2 * HEIGHT];
  const drawn = panels.map((panel, index) => {
    const [x, y] = [(index % 2) * WIDTH, Math.floor(index / 2) * HEIGHT];
    return `<g transform="translate(${x} ${y})">${drawnPanel(panel)}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="11">
<title>Milliseconds by the side of the image, the number of convolutions, the positions of an occluder and the widgets of a page</title>
<style>text { fill: #444 } .axis { stroke: #888 } @media (prefers-color-scheme: dark) { text { fill: #ccc } }</style>
${drawn.join('\n')}
</svg>
`;
}

function drawnPanel({ title, lines }) {
  const all = lines.flatMap(({ points }) => points);
  const x = scaleOf(
    all.map(([at]) => at),
    LEFT,
    WIDTH - RIGHT,
  );
  const y = scaleOf(
    all.map(([, value]) => value),
    HEIGHT - BOTTOM,
    TOP,
  );
  const places = [...new Set(all.map(([at]) => at))].sort((one, other) => one - other);
  return [
    `<text x="${LEFT}" y="14" font-weight="600">${title}</text>`,
    `<text x="${LEFT - 6}" y="${TOP - 6}" text-anchor="end">ms</text>`,
    `<path class="axis" fill="none" d="M${LEFT} ${TOP}V${HEIGHT - BOTTOM}H${WIDTH - RIGHT}"/>`,
    ...places.map(
      (at) =>
        `<text x="${round(x(at))}" y="${HEIGHT - BOTTOM + 14}" text-anchor="middle">${at}</text>`,
    ),
    ...powersWithin(all.map(([, value]) => value)).map(
      (value) =>
        `<text x="${LEFT - 6}" y="${round(y(value)) + 4}" text-anchor="end">${value}</text><path class="axis" d="M${LEFT - 3} ${round(y(value))}h3"/>`,
    ),
    ...lines.map(({ label, points }, index) => {
      const color = colors[index % colors.length];
      const path = points.map(([at, value]) => `${round(x(at))} ${round(y(value))}`).join('L');
      const name = `<text x="${LEFT + 8}" y="${TOP + 10 + 14 * index}" style="fill: ${color}">${label}</text>`;
      const dots = points.map(
        ([at, value]) =>
          `<circle cx="${round(x(at))}" cy="${round(y(value))}" r="2.5" fill="${color}"/>`,
      );
      const line = `<path d="M${path}" fill="none" stroke="${color}" stroke-width="1.5"/>`;
      return [line, ...dots, lines.length > 1 ? name : ''].join('');
    }),
  ].join('');
}

/** A logarithmic axis from one end to the other. */
function scaleOf(values, from, to) {
  const [low, high] = [Math.min(...values), Math.max(...values)].map(Math.log);
  return (value) => from + ((to - from) * (Math.log(value) - low)) / (high - low);
}

/** 1, 2, 5, 10, 20, 50 ... between the extremes. */
function powersWithin(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const decades = Array.from({ length: 7 }, (_, power) => 10 ** (power - 1));
  return decades
    .flatMap((decade) => [decade, 2 * decade, 5 * decade])
    .filter((value) => value >= low && value <= high);
}

function round(value) {
  return Math.round(10 * value) / 10;
}
