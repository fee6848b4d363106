import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import {
  assertCompletes,
  html,
  makeSite,
  modelFiles,
  openPage,
  oracleModule,
  settled,
} from './helpers.js';

/** Every broken and sound model that the tests of bad input need, by folder name. */
export async function testModels() {
  const { conv, dense, flatten, relu, softmax } = await oracleModule();
  const layers = () => [
    conv(3, 4, { activation: 'relu', name: 'conv1' }),
    relu('relu1'),
    flatten(),
    dense(3, { name: 'scores' }),
  ];
  const colour = await modelFiles('colour', [8, 8, 3], layers());
  const parts = [
    colour,
    await modelFiles('unsupported', [8, 8, 3], layers(), renamed('relu1', 'LocallyConnected2D')),
    await modelFiles('flat', [8, 8, 3], layers(), withInput([null, 784])),
    await modelFiles('flexible', [8, 8, 3], layers(), withInput([null, null, null, 3])),
    await modelFiles('attention', [8, 8, 3], [softmax(), ...layers()]),
    // Its weights are those of another size.
    await modelFiles('mismatched', [8, 8, 3], layers(), withInput([null, 11, 9, 3])),
  ];
  return {
    ...Object.assign({}, ...parts),
    'overflowing/model.json': colour['colour/model.json'],
    'overflowing/weights.bin': multiplied(colour['colour/weights.bin'], 1e37),
    'truncated/model.json': colour['colour/model.json'],
    'truncated/weights.bin': colour['colour/weights.bin'].subarray(0, -4),
    'weightless/model.json': colour['colour/model.json'],
    'page/model.json': '<!doctype html><title>Not here</title>',
    'data/model.json': JSON.stringify({ name: 'data', values: [1, 2, 3] }),
    'list/model.json': '[1, 2, 3]',
    'nodeless/model.json': JSON.stringify({ format: 'graph-model', modelTopology: {} }),
    ...(await graphModel()),
    'badcard/model.json': colour['colour/model.json'],
    'badcard/weights.bin': colour['colour/weights.bin'],
    'badcard/card.json': JSON.stringify({ labels: ['only one'] }),
  };
}

/** Numbers of 32 bits, each times a factor. */
function multiplied(bytes, factor) {
  const values = new Float32Array(bytes.buffer).map((value) => value * factor);
  return new Uint8Array(values.buffer);
}

/** What TensorFlow's converter wrote. */
async function graphModel() {
  const folder = new URL('../graph-models/plain/', import.meta.url);
  const names = ['model.json', 'group1-shard1of1.bin'];
  const files = names.map(async (name) => [`graph/${name}`, await readFile(new URL(name, folder))]);
  return Object.fromEntries(await Promise.all(files));
}

function layersOf(json) {
  return json.modelTopology.model_config.config.layers;
}

const renamed = (name, className) => (json) => {
  layersOf(json).find(({ config }) => config.name === name).class_name = className;
};

const withInput = (shape) => (json) => {
  layersOf(json)[0].config.batch_input_shape = shape;
};

export function makeWidgetSite(files, options) {
  const healthy = '<saliency-map id="healthy" model="mnist-cnn" src="sample:5"></saliency-map>';
  return makeSite({ 'index.html': html(healthy), ...files }, options);
}

/**
 * Adds a widget `id` with a fallback; `image` is a tensor for its property. Attributes that are not
 * given make a healthy one.
 */
export function addWidget(page, { id = 'bad', attributes = {}, image } = {}) {
  const all = { model: 'mnist-cnn', loading: 'eager', width: 300, height: 200, ...attributes };
  return page.evaluate(
    (name, wanted, tensor) => {
      const widget = document.createElement('saliency-map');
      widget.id = name;
      widget.innerHTML = '<p class="fallback">What the figure would show, in words.</p>';
      for (const [key, value] of Object.entries(wanted)) widget.setAttribute(key, value);
      if (tensor) widget.image = { ...tensor, data: Float32Array.from(tensor.data) };
      document.body.append(widget);
    },
    id,
    all,
    image,
  );
}

/** What a reader sees of the widget: fallback, message, button. */
export function visibleParts(page, id) {
  return page.$eval(`#${id}`, (widget) => {
    const shows = (element) => {
      const { width, height } = element?.getBoundingClientRect() ?? {};
      return Boolean(element?.checkVisibility() && width > 0 && height > 0);
    };
    const part = (name) => widget.shadowRoot.querySelector(`[part~="${name}"]`);
    return {
      fallback: shows(widget.querySelector('.fallback')),
      figure: shows(part('figure')),
      error: shows(part('error')) ? part('error').textContent : null,
      retry: shows(part('retry')),
    };
  });
}

/** Adds the widget and asserts all that a named failure comes with; gives the event's detail. */
export async function assertFails(t, site, { code, ...widget }) {
  const page = await openPage(t, site.url);
  await addWidget(page, widget);
  const { type, detail } = await settled(page, 'bad');
  assert.equal(type, 'explain-error', 'a result came');
  assert.equal(detail.code, code, JSON.stringify(detail));
  assert.ok(detail.message.length > 10 && detail.hint.length > 10);
  await page.$eval('#bad', (element) => element.updateComplete.then(() => {}));
  const { fallback, figure, error, retry } = await visibleParts(page, 'bad');
  assert.deepEqual({ fallback, figure, retry }, { fallback: true, figure: false, retry: true });
  assert.ok(error.includes(detail.message) && error.includes(detail.hint));
  const rejection = await page.$eval('#bad', (element) =>
    element.explain().then(() => null, window.plainError),
  );
  assert.equal(rejection?.error.name, 'ExplainError');
  assert.equal(rejection.error.code, code);
  await assertCompletes(page, 'healthy');
  assert.deepEqual(page.problems, []);
  return detail;
}

/** Adds the widget and asserts that it explains. */
export async function assertWorks(t, site, widget) {
  const page = await openPage(t, site.url);
  await addWidget(page, widget);
  const result = await assertCompletes(page, 'bad');
  const { fallback, figure } = await visibleParts(page, 'bad');
  assert.deepEqual({ fallback, figure }, { fallback: false, figure: true });
  assert.deepEqual(page.problems, []);
  return result;
}
