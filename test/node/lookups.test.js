import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { headingId, resolveFrom } from '../../scripts/docs/addresses.js';
import { root } from '../pages/helpers.js';

/**
 * What new users look up, and on which way they find it: README, the page that it links to, and there
 * the heading or one more link. The section has the words that decide.
 */
const lookups = [
  [
    'how do I hide the class menu?',
    'docs/troubleshooting.md',
    'How do I hide the class menu?',
    'controls="only',
  ],
  [
    'why is my map blank?',
    'docs/troubleshooting.md',
    'Why is my map blank, gray or zero?',
    'likely cause',
  ],
  ['nothing appears', 'docs/troubleshooting.md', 'Nothing appears', 'type="module"'],
  ['what is gamma?', 'docs/choosing.md', 'What gamma is', 'positive contributions'],
  ['which epsilon?', 'docs/choosing.md', 'Which epsilon', '1e-6'],
  ['which composite?', 'docs/choosing.md', 'Which composite', 'epsilon-plus'],
  ['which occluder?', 'docs/choosing.md', 'Which occluder', 'a quarter of the shorter side'],
  [
    'which method shows which part of the photo?',
    'docs/choosing.md',
    'Which part of the photo',
    '<occlusion-grid',
  ],
  ['score or probability?', 'docs/choosing.md', 'Scores and probabilities', 'score="logit"'],
  [
    'does it work with my Keras model?',
    'docs/troubleshooting.md',
    'Does it work with my model?',
    'model.save',
  ],
  [
    'does it work with my PyTorch model?',
    'docs/own-model.md',
    'A PyTorch network',
    'torch.onnx.export',
  ],
  ['does it work with ResNet50?', 'docs/models.md', 'Third-party networks', 'ResNet50'],
  [
    'how do I set my own class names?',
    'docs/troubleshooting.md',
    'How do I set my own class names?',
    '"labels"',
  ],
  ['which classes does the model have?', 'docs/models.md', 'Class names', '"automobile"'],
  ['which samples are there?', 'docs/models.md', 'Sample images', 'sample:0'],
  ['which layers are there?', 'docs/models.md', 'Layers', 'conv2'],
  [
    'how fast is it on a phone?',
    'docs/troubleshooting.md',
    'How fast is it on a phone?',
    'not measured',
  ],
  [
    'can I use it in my Storybook?',
    'docs/troubleshooting.md',
    'Can I use it in my Storybook?',
    'convlens/storybook',
  ],
  ['how do I cite it?', 'docs/citing.md', 'Citing', '@software'],
  ['which WCAG level?', 'docs/accessibility.md', 'Accessibility', 'level AA'],
  ['was a screen reader used?', 'docs/accessibility.md', 'What was not tried', 'screen reader'],
  [
    'how do I change colors, dark mode?',
    'docs/troubleshooting.md',
    'How do I change colors, or use dark mode?',
    'color-scheme',
  ],
  [
    'how do I print, or make a PDF?',
    'docs/troubleshooting.md',
    'How do I print, or make a PDF?',
    'preparePrint',
  ],
  ['does it work offline?', 'docs/troubleshooting.md', 'Does it work offline?', 'zip file'],
  [
    'CORS',
    'docs/troubleshooting.md',
    'CORS: an image or a model from another site',
    'Access-Control-Allow-Origin',
  ],
  [
    'CSP',
    'docs/troubleshooting.md',
    'The content security policy (CSP) blocks it',
    'wasm-unsafe-eval',
  ],
  ['which browsers?', 'docs/browsers.md', 'Browsers', '16.4'],
  ['what is stable?', 'docs/stability.md', 'What you can rely on', 'kept in every 1.x'],
  ['which names are deprecated?', 'docs/stability.md', 'Deprecated names', 'deconvnetOf()'],
  ['which Node, which Vite?', 'docs/stability.md', 'What is supported', '20.19'],
  ['how do I add an integrity hash?', 'docs/hosting.md', 'Integrity', 'integrity.json'],
  ['which licenses does it contain?', 'docs/third-party.md', 'Packages', 'XNNPACK'],
  ['is tfjs still maintained?', 'docs/tensorflow.md', 'What may go wrong', 'vulnerability'],
  [
    'does anything leave my device?',
    'docs/troubleshooting.md',
    "What leaves the reader's device?",
    'sends nothing',
  ],
  ['what does a map not show?', 'docs/method-cards.md', 'Method cards', '**Does not show**'],
  ['is a model from a stranger safe?', 'docs/threat-model.md', 'Models', 'code in the file is run'],
  ['does it set cookies?', 'SECURITY.md', 'What the kit never does', 'no cookies'],
  ['how do I report a vulnerability?', 'SECURITY.md', 'Report a vulnerability', 'in private'],
  ['how do I make a first change?', 'CONTRIBUTING.md', 'Your first change', 'npm ci'],
];

const read = (file) => readFile(path.join(root, file), 'utf8');

/** The files that a page links to. */
const linksOf = (file, text) =>
  [...text.matchAll(/\]\((?![a-z]+:)([^)#]+)/g)].map(([, href]) => resolveFrom(file, href));

/** The text under a heading, up to the next one that is not below it. */
function sectionOf(text, heading) {
  const lines = text.split('\n');
  const start = lines.findIndex(
    (line) => /^#+ /.test(line) && headingId(line.replace(/^#+ /, '')) === headingId(heading),
  );
  assert.ok(start >= 0, `no heading "${heading}"`);
  const depth = lines[start].indexOf(' ');
  const end = lines.findIndex(
    (line, index) => index > start && /^#+ /.test(line) && line.indexOf(' ') <= depth,
  );
  return lines.slice(start, end < 0 ? lines.length : end).join('\n');
}

const readme = linksOf('README.md', await read('README.md'));

for (const [question, file, heading, words] of lookups) {
  test(`"${question}" is answered one click from README`, async () => {
    assert.ok(readme.includes(file), `README does not link to ${file}`);
    const section = sectionOf(await read(file), heading);
    assert.ok(section.includes(words), `"${heading}" does not say "${words}"`);
  });
}

test('the oldest browsers are those that the features ask for', async () => {
  const text = await read('docs/browsers.md');
  const rows = (table) =>
    table
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .slice(2)
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
  const needed = rows(sectionOf(text, 'What a browser needs')).filter(
    ([feature]) => !/:state|WebGL|VideoFrame/.test(feature),
  );
  const highest = (column) =>
    Math.max(...needed.map((cells) => Number(cells[column])).filter(Number.isFinite));
  const oldest = Object.fromEntries(
    rows(text.slice(0, text.indexOf('\n## '))).map((cells) => cells),
  );
  assert.equal(Number(oldest['Chrome, Edge']), highest(2));
  assert.equal(Number(oldest.Firefox), highest(3));
  assert.equal(Number(oldest.Safari), highest(4));
});
