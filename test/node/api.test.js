import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { adviceOn, differences } from '../../scripts/api/compare.js';
import { elementsReport, htmlReport } from '../../scripts/api/html.js';
import { namesReport } from '../../scripts/api/names.js';
import { typeReports } from '../../scripts/api/types.js';
import { readElements } from '../../scripts/editor-data/manifest.js';

const root = path.join(import.meta.dirname, '../..');
const dist = path.join(root, 'dist');
const stored = (file) => readFile(path.join(root, 'api', file), 'utf8');

/** What `npm run api -- --check` prints for one report. */
async function adviceFor(file, text) {
  const changes = differences(await stored(file), text);
  return adviceOn(changes.map((change) => ({ file, ...change })));
}

const elements = () => readElements(path.join(dist, 'custom-elements.json'));

test('reports of an unchanged build ask for nothing', async () => {
  assert.equal(await adviceFor('html.md', await htmlReport(dist)), '');
  assert.equal(await adviceFor('names.md', await namesReport(dist)), '');
});

const removed = 'Something was removed: that needs a major version';
const changed = 'that needs a minor version, else a major one';
const added = 'Something was added and nothing removed: that needs a minor version';

const changes = {
  'an attribute is gone': (map) => {
    map.attributes = map.attributes.filter(({ name }) => name !== 'method');
    return ["- attribute method, default 'guided-backprop'", removed];
  },
  'a default differs': (map) => {
    map.attributes.find(({ name }) => name === 'target').default = "'0'";
    return ["+ attribute target, default '0'", changed];
  },
  'an event carries something else': (map) => {
    map.events.find(({ name }) => name === 'explain-complete').type.text = 'CustomEvent<null>';
    return ['+ event explain-complete: CustomEvent<null>', changed];
  },
  'a part is gone': (map) => {
    map.cssParts = map.cssParts.filter(({ name }) => name !== 'panel');
    return ['- part panel', removed];
  },
  'a custom property is gone': (map) => {
    map.cssProperties = map.cssProperties.filter(({ name }) => !name.includes('panel-size'));
    return ['- custom property --convlens-panel-size', removed];
  },
  'an attribute is new': (map) => {
    map.attributes.push({ name: 'tone', fieldName: 'tone', type: { text: 'string' } });
    return ['+ attribute tone accepts string', added];
  },
};

for (const [title, change] of Object.entries(changes)) {
  test(`${title}: the check says so, and what to do`, async () => {
    const all = await elements();
    const [line, version] = change(all.find(({ tagName }) => tagName === 'saliency-map'));
    const advice = await adviceFor('html.md', elementsReport(all));
    assert.ok(advice.includes('api/html.md, `<saliency-map>`'), advice);
    assert.ok(advice.includes(line), advice);
    assert.match(advice, /`npm run api`, commit api\/, and add a line to CHANGELOG\.md/);
    assert.ok(advice.includes(version), advice);
  });
}

test('a field of another type and a new one are told from the declarations', async () => {
  // Beside the sources: the declarations find the packages that they import.
  const copy = path.join(root, 'build/api-test');
  await cp(dist, copy, {
    recursive: true,
    filter: (file) => !path.extname(file) || file.endsWith('.d.ts'),
  });
  const file = path.join(copy, 'node/render-page.d.ts');
  const text = await readFile(file, 'utf8');
  assert.match(text, /timeout\?: number;/);
  await writeFile(
    file,
    text.replace(/timeout\?: number;/, 'timeout?: string;\n    haste?: boolean;'),
  );
  const reports = await typeReports(copy, ['render']);
  const advice = await adviceFor('render.api.md', reports.get('render.api.md'));
  assert.match(advice, /api\/render\.api\.md, export interface RenderOptions/);
  assert.match(advice, /- timeout\?: number;/);
  assert.match(advice, /\+ timeout\?: string;/);
  assert.match(advice, /\+ haste\?: boolean;/);
});

test('an error code and an option that are gone are told', async () => {
  const text = await stored('names.md');
  const changed = text.replace('option --keep-old\n', '').replace('\nimage-cors\n', '\n');
  const advice = await adviceFor('names.md', changed);
  assert.match(advice, /api\/names\.md, `convlens copy`\n {2}- option --keep-old/);
  assert.match(advice, /api\/names\.md, Error codes\n {2}- image-cors/);
});
