import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectSections } from '../../.storybook/search/collect.js';
import { excerptOf } from '../../scripts/docs/search/excerpt.js';
import { keywords } from '../../scripts/docs/search/keywords.js';
import { createSearch, indexOf } from '../../scripts/docs/search/search.js';

const sections = collectSections();
const ids = new Set(sections.map(({ id }) => id));
const search = createSearch(sections, indexOf(sections));

/** What readers ask, and the sections of which one is among the first three results. */
const questions = [
  // The look-ups of someone new.
  ['how do I hide the class menu?', 'layout.md#controls', 'elements/saliency-map.md#controls'],
  ['why is my map blank?', 'errors.md#result-not-finite', 'errors.md#where-errors-show'],
  ['what is gamma?', 'elements/lrp-heatmap.md#epsilon-gamma-alpha'],
  ['does it work with my Keras model?', 'own-model.md#a-keras-network'],
  ['which epsilon', 'elements/lrp-heatmap.md#epsilon-gamma-alpha'],
  ['print', 'recipes/print.md#print'],
  ['dark', 'theming.md#what-comes-by-itself'],
  ['CORS', 'errors.md#image-cors'],
  ['Teachable Machine', 'own-model.md#a-teachable-machine-project'],
  ['my class names', 'own-model.md#the-card'],
  ['slow on a phone', 'performance.md#performance', 'performance.md#large-networks'],
  ['is it for PyTorch too', 'own-model.md#a-pytorch-network'],
  ['which method should I use?', 'choosing.md#which-method-for-which-question'],
  ['how do I cite it?', 'citing.md#citing'],
  ['WCAG', 'accessibility.md#accessibility', 'accessibility.md#how-it-was-tested'],
  ['is the API stable?', 'stability.md#what-is-stable'],
  ['what is gamma', 'choosing.md#what-gamma-is', 'elements/lrp-heatmap.md#epsilon-gamma-alpha'],
  // One word.
  ['Grad-CAM', 'elements/saliency-map.md#grad-cam'],
  ['gradcam', 'elements/saliency-map.md#grad-cam'],
  ['CAM', 'elements/saliency-map.md#cam-layer'],
  ['card', 'own-model.md#the-card'],
  ['heatmap', 'elements/saliency-map.md#what-it-shows'],
  ['NaN', 'errors.md#result-not-finite'],
  ['colour', 'theming.md#what-comes-by-itself', 'theming.md#--convlens-accent'],
  ['color', 'theming.md#what-comes-by-itself', 'theming.md#--convlens-accent'],
  ['Keras', 'own-model.md#a-keras-network'],
  ['blank', 'hosting.md#if-the-kit-cannot-be-loaded'],
  ['slow', 'performance.md#performance'],
  ['offline', 'recipes/offline.md#working-offline'],
  ['onnx', 'own-model.md#a-pytorch-network'],
  ['webcam', 'elements/image-input.md#image-input-the-readers-own-image'],
  ['csp', 'recipes/content-security-policy.md#content-security-policy'],
  ['jupyter', 'recipes/notebooks.md#myst-jupyter-quarto'],
  ['occlusion', 'elements/occlusion-grid.md#what-it-shows'],
  ['lrp', 'elements/lrp-heatmap.md#what-it-shows', 'elements/lrp-heatmap.md#lrp-heatmap'],
  ['safari', 'browsers.md#what-was-tested'],
  ['german', 'languages.md#languages'],
  ['iframe', 'embedding.md#embedhtml', 'recipes/frames.md#frames'],
  ['vitepress', 'recipes/vitepress.md#vitepress'],
  ['nextjs', 'recipes/nextjs.md#nextjs'],
  ['deepdream', 'elements/codespace-am.md#what-it-shows'],
  ['install', '../README.md#try-it', 'recipes/cdn.md#one-file-and-the-kit-from-a-cdn'],
  ['limits', 'models.md#limits'],
  ['is it safe against hostile files?', 'threat-model.md#threat-model'],
  ['what does a map not show?', 'method-cards.md#method-cards'],
  ['quiz', 'chapters.md#a-quiz'],
  // Attributes, events, properties, parts and errors by their names.
  ['composite', 'elements/lrp-heatmap.md#composite'],
  ['epsilon-scale', 'elements/lrp-heatmap.md#epsilon-scale'],
  ['epsilonscale', 'elements/lrp-heatmap.md#epsilon-scale'],
  ['conservation', 'elements/lrp-heatmap.md#conservation'],
  ['noise-seed', 'elements/saliency-map.md#samples-noise-noise-seed'],
  ['faithfulness', 'elements/saliency-map.md#faithfulness'],
  ['permalink', 'elements/explain-scene.md#permalink'],
  ['explain-complete', 'events.md#events'],
  ['--convlens-accent', 'theming.md#--convlens-accent'],
  ['convlens-gap', 'theming.md#--convlens-gap'],
  ['control-contrast', 'elements/saliency-map.md#slots-custom-properties-and-parts'],
  ['image-cors', 'errors.md#image-cors'],
  ['weights-truncated', 'errors.md#weights-truncated'],
  ['timed-out', 'errors.md#timed-out'],
  ['model-not-finite', 'errors.md#model-not-finite'],
  // Names of methods.
  ['integrated gradients', 'elements/saliency-map.md#integrated-gradients'],
  ['guided backpropagation', 'elements/saliency-map.md#guided-backprop'],
  ['guided-backprop', 'elements/saliency-map.md#guided-backprop'],
  ['smoothgrad', 'elements/saliency-map.md#smoothgrad'],
  ['score cam', 'elements/saliency-map.md#score-cam'],
  ['rise', 'elements/saliency-map.md#rise'],
  ['deeplift', 'elements/saliency-map.md#deeplift'],
  // Half words, slips, other spellings.
  ['teachab', 'own-model.md#a-teachable-machine-project'],
  ['occulsion', 'elements/occlusion-grid.md#what-it-shows'],
  ['offlin', 'recipes/offline.md#working-offline'],
  ['tranlsate', 'languages.md#languages', 'own-model.md#other-languages'],
  // Questions.
  ['can I see it without internet', 'recipes/offline.md#working-offline'],
  ['which browsers are supported', 'browsers.md#what-was-tested'],
  [
    'how to let readers upload their own photo',
    'elements/image-input.md#image-input-the-readers-own-image',
  ],
  ['color blind readers', 'theming.md#signs-without-color'],
  ['image normalization mean std', 'own-model.md#pixels'],
  ['change the accent color', 'theming.md#--convlens-accent'],
  ['host the files on my own server', 'hosting.md#a-copy-on-your-own-site'],
  ['use it in slides', 'layout.md#slides-layoutcompact', 'recipes/reveal.md#revealjs'],
  ['render without javascript', 'render.md#static-figures-rendered-in-advance'],
  ['compute in node', 'scripts.md#scripts-in-node-in-a-worker-by-a-plain-import'],
  ['webgl or wasm', 'engine.md#backends'],
  ['supported layers', 'own-model.md#what-works'],
  ['which models are built in', 'models.md#models-that-come-with-the-kit'],
  ['layout shift', 'theming.md#room-before-anything-has-arrived'],
  ['sanity check', 'elements/saliency-map.md#sanity'],
];

for (const [question, ...targets] of questions) {
  test(`"${question}" finds ${targets.join(' or ')}`, () => {
    const wanted = targets.map((target) =>
      target.startsWith('../') ? target.slice(3) : `docs/${target}`,
    );
    for (const id of wanted) assert.ok(ids.has(id), `there is no section ${id}`);
    const found = search(question, 3).map(({ id }) => id);
    assert.ok(
      wanted.some((id) => found.includes(id)),
      `found ${found.join(', ')}`,
    );
  });
}

test('every section of the keywords exists', () => {
  assert.deepEqual(
    Object.keys(keywords).filter((id) => !ids.has(id)),
    [],
  );
});

test('no two sections have the same address', () => {
  assert.equal(ids.size, sections.length);
  assert.equal(new Set(sections.map(({ address }) => address)).size, sections.length);
});

test('words that say nothing find nothing', () => {
  for (const question of ['', '  ', '?', 'how do I', '<b>']) {
    if (question !== '<b>') assert.deepEqual(search(question), []);
    assert.ok(Array.isArray(search(question)));
  }
});

test('an excerpt shows the words that were asked for, and all of it is in the text', () => {
  const { text, rest } = sections.find(({ id }) => id === 'docs/errors.md#image-cors');
  const pieces = excerptOf([text, rest], 'origins of images');
  const marked = pieces.filter(({ isMatch }) => isMatch).map((piece) => piece.text.trim());
  assert.ok(marked.includes('origin') || marked.includes('image'), marked.join());
  assert.ok(
    text.includes(
      pieces
        .filter(({ text: piece }) => piece !== '… ')
        .map((piece) => piece.text)
        .join(''),
    ),
  );
});

test('the words of a table are shown where only it has them', () => {
  const [section] = search('control-contrast', 1);
  const pieces = excerptOf([section.text, section.rest], 'control-contrast');
  assert.ok(pieces.some((piece) => piece.isMatch && piece.text.includes('control-contrast')));
});
