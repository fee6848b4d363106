import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSameMap } from '../pages/helpers.js';
import { launch } from './browsers.js';
import { allMissing, engines, others } from './engines.js';
import { openSite } from './site.js';

const FIGURES_WITH_MAPS = 12;

const site = allMissing ? null : await openSite();
let reference;

/** Every element of figures.html, by its id: how it ended. */
async function readFigures(name) {
  const browser = await launch(name);
  const tab = await browser.open(`${site.url}/figures.html`);
  await tab.until(() => window.allEnded());
  const figures = await tab.run(() => window.endings());
  await tab.run(() => document.querySelector('image-input').scrollIntoView());
  await tab.until(
    () =>
      document.querySelector('image-input').shadowRoot.querySelectorAll('[part="sample"]').length,
  );
  assert.deepEqual(await tab.run(() => window.problems), []);
  await tab.close();
  for (const { figure, error } of figures) {
    assert.equal(error, undefined, `${figure}: ${JSON.stringify(error)}`);
  }
  return new Map(figures.map((ending) => [ending.figure, ending]));
}

for (const name of others) {
  const { missing } = engines[name];
  test(
    `${name} computes the maps of every element as Chromium does`,
    { skip: missing },
    async () => {
      reference ??= await readFigures('Chromium');
      const figures = await readFigures(name);
      assert.deepEqual([...figures.keys()].sort(), [...reference.keys()].sort());
      let compared = 0;
      for (const [id, { backend, label, map, arrays }] of figures) {
        const expected = reference.get(id);
        assert.deepEqual([backend, label], [expected.backend, expected.label], id);
        if (map) {
          assertSameMap(map, expected.map);
          compared++;
        }
        assertSameArrays(id, arrays, expected.arrays);
      }
      assert.equal(compared, FIGURES_WITH_MAPS);
    },
  );
}

/** What else a result holds: the maps of a row, activations, trajectories, the grid of probabilities. */
function assertSameArrays(id, arrays, expected) {
  assert.deepEqual(Object.keys(arrays).sort(), Object.keys(expected).sort(), id);
  for (const [name, values] of Object.entries(arrays)) {
    const isBlank = expected[name].every((value) => value === 0);
    if (isBlank)
      assert.ok(
        values.every((value) => value === 0),
        `${id}: ${name}`,
      );
    else assertSameMap(values, expected[name]);
  }
}
