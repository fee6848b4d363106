import { readFileSync } from 'node:fs';
import path from 'node:path';
import { markdownTable } from './markdown-table.js';

const resultsFile = path.join(import.meta.dirname, '../../bench/results.json');

/** What `<!-- bench NAME -->` may name, of bench/results.json. */
const kinds = {
  trained: ({ trained }) =>
    markdownTable(
      [
        'network',
        'forward, ms',
        'gradient',
        'guided backpropagation',
        'LRP-epsilon, with its conservation report',
      ],
      trained.map(({ network, milliseconds, ratios }) => [
        code(network),
        short(milliseconds.forward.median),
        ...['gradient', 'guided', 'lrp epsilon'].map((name) => short(ratios[`${name} / forward`])),
      ]),
    ),
  growth: ({ growth }) =>
    markdownTable(
      ['image', 'convolutions', 'forward, ms', 'guided backpropagation, ms', 'LRP-epsilon, ms'],
      growth.map(({ network, milliseconds }) => {
        const [, side, depth] = network.split('-');
        const times = ['forward', 'guided', 'lrp epsilon'].map((name) => milliseconds[name].median);
        return [`${side} x ${side}`, depth, ...times.map(short)];
      }),
    ),
  positions: ({ positions }) =>
    markdownTable(
      ['network', ...Object.keys(positions[0].milliseconds).map((name) => `${name}, ms`)],
      positions.map(({ network, milliseconds }) => [
        code(network),
        ...Object.values(milliseconds).map(({ median }) => short(median)),
      ]),
    ),
  occlusion: ({ occlusion }) =>
    markdownTable(
      ['network', 'backend', 'one by one, ms', 'batched, ms', 'incremental, ms'],
      occlusion.map(({ network, backend, milliseconds }) => [
        code(network),
        backend,
        ...['one by one', 'batched', 'incremental'].map((name) => short(milliseconds[name].median)),
      ]),
    ),
  widgets: ({ widgets }) =>
    markdownTable(
      ['widgets', 'all painted, ms', 'page heap, MB', 'workers', 'tensors', 'networks'],
      widgets.map(({ widgets: count, milliseconds, heap, workers, tensors, models }) => [
        ...[count, milliseconds].map((value) => String(Math.round(value))),
        short(heap / 1e6),
        ...[workers, tensors, models].map(String),
      ]),
    ),
  calm: ({ calm }) =>
    markdownTable(
      ['page', 'longest task, ms of processor', 'tasks over 50 ms'],
      calm.map(({ what, longest, long }) => [what, short(longest), String(long)]),
    ),
  hand: ({ pen }) =>
    markdownTable(
      ['the reader’s input', 'median, ms', '95th percentile, ms', 'paints per second'],
      pen.map(({ what, p50, p95, perSecond }) => [what, short(p50), short(p95), String(perSecond)]),
    ),
  targets: ({ targets }) =>
    markdownTable(
      ['goal', 'limit', 'measured', ''],
      targets.map(({ name, limit, measured, met }) => [
        name,
        limit,
        String(measured),
        met ? 'met' : 'not met',
      ]),
    ),
};

/** A table of what the benchmark has measured, as Markdown. */
export function benchTable(kind) {
  const make = kinds[kind];
  if (!make) throw new Error(`<!-- bench ${kind} -->: there are ${Object.keys(kinds)}.`);
  return make(readResults());
}

export function readResults() {
  return JSON.parse(readFileSync(resultsFile, 'utf8'));
}

const code = (text) => `\`${text}\``;

/** Three digits, at most two of them decimals. */
function short(value) {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
