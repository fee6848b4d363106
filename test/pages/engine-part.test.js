import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import {
  assertFailure,
  assertResult,
  explain,
  gate,
  html,
  makeSite,
  openPage,
  root,
} from './helpers.js';

const part = /engine\.part\.js/;
const dist = path.join(root, 'dist');
const digit = { image: 'sample:3' };

async function openKit(t, url) {
  const page = await openPage(t, url);
  await page.waitForFunction(() => window.kit);
  return page;
}

/** Curves of a map, which only the engine's part computes: their area, or the error. */
function curves(page) {
  return page.evaluate(async () => {
    const explainer = window.kit.createExplainer({ model: 'mnist-cnn' });
    const scores = Float32Array.from({ length: 784 }, (_, pixel) => pixel % 28);
    try {
      const { deletion } = await explainer.faithfulnessOf({ image: 'sample:3', scores });
      return { area: deletion.area };
    } catch ({ code, message, hint }) {
      return { error: { code, message, hint } };
    }
  });
}

const assertCurves = ({ area, error }) => {
  assert.equal(error, undefined, JSON.stringify(error));
  assert.ok(area > 0 && area < 1, `${area}`);
};

test('what needs no part does not wait for it, and the other jobs go on while it is on its way', async (t) => {
  const gated = await gate(await makeSite(), part);
  const page = await openKit(t, gated.url);
  const waiting = curves(page);
  assertResult(await explain(page, digit));
  gated.open();
  assertCurves(await waiting);
});

test('a part that is not there is an error with a remedy, and works once it is there', async (t) => {
  const gated = await gate(await makeSite(), part, { refuse: true });
  const page = await openKit(t, gated.url);
  const { message, hint } = assertFailure(await curves(page), 'part-unreachable');
  assert.match(message, /engine\.part\.js.*status 404/);
  assert.match(hint, /Publish engine\.part\.js beside convlens\.js/);
  assertResult(await explain(page, digit));
  gated.open();
  assertCurves(await curves(page));
  assert.deepEqual(page.problems, []);
});

test('a part of another build does not run', async (t) => {
  const code = await readFile(path.join(dist, 'engine.part.js'), 'utf8');
  const [build] = /\d+\.\d+\.\d+\+[\da-f]{8}/.exec(code);
  const other = code.replace(build, '0.0.9+e0000000');
  const site = await makeSite({
    'old/engine.part.js': other,
    'old/engine.worker.js': { copyOf: path.join(dist, 'engine.worker.js') },
  });
  const page = await openKit(t, site.url);
  await page.evaluate(() => window.kit.configure({ workerUrl: 'old/engine.worker.js' }));
  const { message } = assertFailure(await curves(page), 'version-mismatch');
  assert.match(message, /old\/engine\.part\.js.*0\.0\.9\+e0000000/);
  assertResult(await explain(page, digit));
});

test('beside a configured worker', async (t) => {
  const names = ['engine.worker.js', 'engine.part.js'];
  const copies = names.map((name) => [`own/${name}`, { copyOf: path.join(dist, name) }]);
  const site = await makeSite(Object.fromEntries(copies));
  const gated = await gate(site, /dist\/engine\.part\.js/, { refuse: true });
  const page = await openKit(t, gated.url);
  await page.evaluate(() => window.kit.configure({ workerUrl: 'own/engine.worker.js' }));
  assertCurves(await curves(page));
});

for (const [what, policy] of [
  [
    'workers of blobs alone',
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; connect-src 'self'; img-src blob: data:",
  ],
  [
    'workers of files alone',
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src blob: data:",
  ],
  ['Trusted Types', "require-trusted-types-for 'script'; trusted-types convlens lit-html"],
]) {
  test(`under a policy of ${what}`, async (t) => {
    const site = await makeSite({}, { headers: { 'Content-Security-Policy': policy } });
    assertCurves(await curves(await openKit(t, site.url)));
  });
}

test('scripts that may lie anywhere have it inside', async (t) => {
  const scripts = {
    'classic.html': '<script src="dist/convlens.iife.js"></script><script src="kit.js"></script>',
    'engine.html': '<script type="module" src="engine.js"></script>',
  };
  const pages = Object.entries(scripts).map(([name, script]) => [name, html('', script)]);
  const site = await makeSite({
    ...Object.fromEntries(pages),
    'kit.js': 'window.kit = window.convlens;',
    'engine.js': "import * as kit from './dist/convlens-engine.js';\nwindow.kit = kit;",
  });
  const gated = await gate(site, part, { refuse: true });
  for (const name of Object.keys(scripts))
    assertCurves(await curves(await openKit(t, gated.url + name)));
});

test('all that is in the part computes', async (t) => {
  const page = await openKit(t, (await makeSite()).url);
  const done = await page.evaluate(async () => {
    const explainer = window.kit.createExplainer({ model: 'mnist-cnn' });
    const image = 'sample:3';
    const methods = window.kit.saliencyMethods;
    const { details } = await explainer.saliency({ image, method: methods, masks: 20 });
    const measures = ['deletion', 'insertion', 'road', 'infidelity', 'sensitivity'];
    const asked = { methods: ['gradient', 'random'], measures: [...measures, 'randomization'] };
    const contest = await explainer.contest(image, { ...asked, noisyImages: 2, samples: 8 });
    const { after } = await explainer.perturb(image, { epsilon: 0.1 });
    await explainer.inspect();
    const learner = document.createElement('deconv-learner');
    learner.setAttribute('loading', 'eager');
    learner.setAttribute('steps', '1');
    document.body.append(learner);
    const { step } = await learner.explain();
    return {
      missing: methods.filter((method) => !details.maps[method]?.every(Number.isFinite)),
      values: Object.keys(contest.details.entries[0].values).sort(),
      predicted: after.predictions.length,
      step,
    };
  });
  assert.deepEqual(done.missing, []);
  assert.deepEqual(done.values, [
    'deletion',
    'infidelity',
    'insertion',
    'randomization',
    'road',
    'sensitivity',
    'time',
  ]);
  assert.equal(done.predicted, 10);
  assert.ok(done.step >= 1);
});
