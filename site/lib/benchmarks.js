import { readFileSync } from 'node:fs';
import path from 'node:path';
import { benchTable, readResults } from '../../scripts/docs/bench-tables.js';
import { contestTable } from '../../scripts/docs/contest-tables.js';
import { root } from '../../scripts/docs/pages.js';
import { dotPlot } from './charts/dot-plot.js';
import { linePlot } from './charts/line-plot.js';

const results = readResults();
const contests = JSON.parse(readFileSync(path.join(root, 'bench/contest.json'), 'utf8'));

/** What is measured: a plot, and as Markdown what it shows and its table. */
export const measurements = [
  {
    id: 'passes',
    title: 'Explanations beside the forward pass',
    text: 'Milliseconds on wasm, one thread: the forward pass of each network for images, and three explanations. Marks are medians, bars go from the 10th to the 90th percentile. The table has the explanations as multiples of the forward pass.',
    plot: (about) =>
      dotPlot({
        ...about,
        unit: 'milliseconds',
        series: [
          'Forward pass',
          'Gradient',
          'Guided backprop',
          'LRP-epsilon, with its conservation report',
        ],
        rows: rowsOf(results.trained, ['forward', 'gradient', 'guided', 'lrp epsilon']),
      }),
    table: () => benchTable('trained'),
  },
  {
    id: 'occlusion',
    title: 'Occlusion at every position',
    text: 'An occluder changes a part of the image only. “Incremental” computes that part of each layer, and is the default wherever it is less work.',
    plot: (about) =>
      dotPlot({
        ...about,
        unit: 'milliseconds, every position of the occluder',
        series: ['One by one', 'Batched', 'Incremental'],
        rows: rowsOf(results.occlusion, ['one by one', 'batched', 'incremental']),
      }),
    table: () => benchTable('occlusion'),
  },
  {
    id: 'side',
    title: 'Growth with the image',
    text: 'Networks of eight convolutions with random weights, for square images.',
    plot: (about) =>
      linePlot({
        ...about,
        x: 'side of the image, pixels',
        y: 'ms',
        lines: growth(/^plain-(\d+)-8$/),
      }),
    table: () => benchTable('growth'),
  },
  {
    id: 'depth',
    title: 'Growth with the depth',
    text: 'Networks for images of 64 × 64 pixels; the table above has the numbers.',
    plot: (about) =>
      linePlot({ ...about, x: 'convolutions', y: 'ms', lines: growth(/^plain-64-(\d+)$/) }),
  },
  {
    id: 'positions',
    title: 'Growth with the positions of an occluder',
    text: 'A smaller stride means more positions.',
    plot: (about) =>
      linePlot({
        ...about,
        x: 'positions',
        y: 'ms',
        lines: results.positions.map(({ network, milliseconds }) => ({
          label: network,
          points: Object.entries(milliseconds).map(([name, { median }]) => [
            Number.parseInt(name, 10),
            median,
          ]),
        })),
      }),
    table: () => benchTable('positions'),
  },
  {
    id: 'input',
    title: 'From the reader’s hand to the figure',
    text: 'Milliseconds from an event of the pen, the camera or a slider to the frame that shows its result: the median, and a bar to the 95th percentile.',
    plot: (about) =>
      dotPlot({
        ...about,
        unit: 'milliseconds',
        series: ['Median'],
        rows: results.pen.map(({ what, p50, p95 }) => ({
          label: what,
          marks: [{ value: p50, low: p50, high: p95 }],
        })),
      }),
    table: () => benchTable('hand'),
  },
  {
    id: 'tasks',
    title: 'The longest task of a page',
    text: 'The engine computes in a worker, so that a page stays responsive: the longest task of its main thread while figures load and while a reader uses them.',
    plot: (about) =>
      dotPlot({
        ...about,
        unit: 'milliseconds of processor',
        series: ['Longest task'],
        isLinear: true,
        limit: { value: 50, label: '50 ms' },
        rows: results.calm.map(({ what, longest }) => ({
          label: what,
          marks: [{ value: longest }],
        })),
      }),
    table: () => benchTable('calm'),
  },
  {
    id: 'measures',
    title: 'Do measures of quality agree?',
    text: 'Rank correlation between what two measures say of twelve methods: the mean of six images, and a bar from the lowest to the highest. Near 0 they do not agree on which method is better.',
    plot: (about) =>
      dotPlot({
        ...about,
        unit: 'rank correlation',
        series: ['Mean'],
        isLinear: true,
        rows: agreements(),
      }),
    table: () => contestTable('agreements'),
  },
].map(({ plot, table = () => '', ...rest }) => ({ ...rest, plot: plot(rest), table: table() }));

export const { environment } = results;

function rowsOf(measured, names) {
  return measured.map(({ network, backend, milliseconds }) => ({
    label: backend === 'wasm' ? network : `${network}, ${backend}`,
    marks: names.map((name) => {
      const { median, p10, p90 } = milliseconds[name];
      return { value: median, low: p10, high: p90 };
    }),
  }));
}

function growth(pattern) {
  const found = results.growth
    .map(({ network, milliseconds }) => ({ at: Number(pattern.exec(network)?.[1]), milliseconds }))
    .filter(({ at }) => at)
    .sort((one, other) => one.at - other.at);
  const names = {
    forward: 'Forward pass',
    guided: 'Guided backprop',
    'lrp epsilon': 'LRP-epsilon',
  };
  return Object.entries(names).map(([name, label]) => ({
    label,
    points: found.map(({ at, milliseconds }) => [at, milliseconds[name].median]),
  }));
}

function agreements() {
  const pairs = new Map();
  for (const { measures, correlation } of contests.flatMap((contest) => contest.agreements)) {
    const pair = measures.join(' and ');
    pairs.set(pair, [...(pairs.get(pair) ?? []), correlation]);
  }
  return [...pairs].map(([label, values]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return { label, marks: [{ value: mean, low: Math.min(...values), high: Math.max(...values) }] };
  });
}
