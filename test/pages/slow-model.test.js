import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { assertFailure, assertResult, cors, explain, makeSite, openPage } from './helpers.js';

/** A server that takes every request and keeps it waiting until it is told to hang up. */
const waiting = new Set();
let arrived;
const firstRequest = new Promise((resolve) => (arrived = resolve));
const slow = createServer((request, response) => {
  waiting.add(response);
  arrived();
});
await new Promise((resolve) => slow.listen(0, '127.0.0.1', resolve));
after(() => {
  slow.closeAllConnections();
  slow.close();
});

test('a model that is slow to arrive holds up nobody else', async (t) => {
  const site = await makeSite({}, { headers: cors });
  const page = await openPage(t, site.url);
  const model = `http://127.0.0.1:${slow.address().port}/model.json`;
  const late = explain(page, { model, image: 'sample:0', backend: 'cpu' });
  await firstRequest;
  for (const backend of ['wasm', 'cpu', 'wasm']) {
    assertResult(await explain(page, { image: 'sample:3', backend }));
  }
  for (const response of waiting) response.destroy();
  assertFailure(await late, 'model-unreachable');
});
