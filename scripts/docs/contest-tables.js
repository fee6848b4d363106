import { readFileSync } from 'node:fs';
import path from 'node:path';
import { markdownTable } from './markdown-table.js';

const resultsFile = path.join(import.meta.dirname, '../../bench/contest.json');
const columns = ['deletion', 'insertion', 'road', 'infidelity', 'sensitivity', 'randomization'];
const lowerIsBetter = (measure) => measure !== 'insertion';

/**
 * What `<!-- contest NAME -->` may name, of bench/contest.json: `mnist-cnn 0` for a contest of a network, and
 * `agreements` for how alike the measures rank, on average over all contests.
 */
export function contestTable(kind) {
  const contests = JSON.parse(readFileSync(resultsFile, 'utf8'));
  if (kind === 'agreements') return agreements(contests);
  const [model, index] = kind.split(' ');
  const found = contests.filter((contest) => contest.model === model)[Number(index)];
  if (!found) throw new Error(`<!-- contest ${kind} -->: there is no such contest.`);
  return oneContest(found);
}

function oneContest({ title, label, probability, rows }) {
  const head = ['method', ...columns];
  const body = rows.map((row) => [
    `\`${row.method}\``,
    ...columns.map((measure) => cell(rows, row, measure)),
  ]);
  const percent = `${(100 * probability).toFixed(1)} %`;
  return `${title}: the network predicts ${label} (${percent}).\n\n${markdownTable(head, body)}`;
}

/** A number and the rank that it gives the method. */
function cell(rows, row, measure) {
  const value = row[measure];
  if (typeof value !== 'number') return '–';
  const isBetter = (other) => (lowerIsBetter(measure) ? other < value : other > value);
  const rank = 1 + rows.filter((other) => isBetter(other[measure] ?? NaN)).length;
  return `${value.toFixed(3)} (${rank})`;
}

function agreements(contests) {
  const pairs = new Map();
  for (const contest of contests) {
    for (const { measures, correlation } of contest.agreements) {
      const key = measures.join(' and ');
      pairs.set(key, [...(pairs.get(key) ?? []), correlation]);
    }
  }
  const body = [...pairs].map(([pair, all]) => [
    pair,
    (all.reduce((sum, each) => sum + each, 0) / all.length).toFixed(2),
    Math.min(...all).toFixed(2),
    Math.max(...all).toFixed(2),
  ]);
  return markdownTable(['measures', 'mean', 'lowest', 'highest'], body);
}
