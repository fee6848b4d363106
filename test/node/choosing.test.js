import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { load } from 'convlens/engine';
import { root } from '../pages/helpers.js';

const page = await readFile(path.join(root, 'docs/choosing.md'), 'utf8');

/** The cells of the table whose first heading is `epsilon`. */
const [heads, , ...rows] = page
  .split('\n')
  .filter((line, index, lines) => line.startsWith('|') && belongsTo(lines, index))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

function belongsTo(lines, index) {
  const first = lines.slice(0, index + 1).findLastIndex((line) => !line.startsWith('|')) + 1;
  return /^\| epsilon /.test(lines[first]);
}

const settings = (cell) =>
  cell.includes('layer') ? { epsilonScale: 'layer' } : { epsilon: Number.parseFloat(cell) };

/** The magnitudes at the pixels by the score: the median of all samples. */
async function medianMagnitude(network, options) {
  const { samples } = await network.describe();
  const images = samples.map((_, index) => `sample:${index}`);
  const results = await network.explain('lrp', images, { composite: 'epsilon', ...options });
  const shares = results.map(
    ({ map, target }) =>
      map.reduce((sum, value) => sum + Math.abs(value), 0) / Math.abs(target.logit),
  );
  return shares.sort((a, b) => a - b)[shares.length >> 1];
}

for (const [column, head] of heads.entries()) {
  if (column === 0) continue;
  const name = head.replaceAll('`', '');
  test(`the page on choosing has the magnitudes of ${name} for each epsilon`, async () => {
    assert.ok(rows.length > 4);
    const network = await load(name);
    for (const cells of rows) {
      const value = await medianMagnitude(network, settings(cells[0]));
      const written = Number(cells[column]);
      assert.ok(Math.abs(value - written) < 0.06 * written, `${cells[0]}: ${value}`);
    }
  });
}
