import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { explainedPackages, heldPackages } from '../../scripts/dependencies.js';
import { bundledPackages } from '../../scripts/docs/third-party.js';
import { assertCompletes, html, makeFolder, makeSite, openPage, root } from './helpers.js';

const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));

/** What `import` of each entry leads to; patterns are left out. */
const targetOf = (entry) => (typeof entry === 'string' ? entry : (entry.import ?? entry.default));
const entries = Object.entries(manifest.exports ?? {})
  .map(([name, entry]) => [name, targetOf(entry)])
  .filter(([name]) => !name.includes('*'));

const contract = [
  '.',
  './define',
  './engine',
  './engine.worker.js',
  './import.worker.js',
  './engine.part.js',
  './custom-elements.json',
];
const editorData = ['web-types', 'vscode.html-custom-data', 'vscode.css-custom-data'];
const frameworks = ['./jsx', './preact', './solid', './svelte', './vue'];
const bundles = ['./dist/convlens.js', './dist/convlens.iife.js'];
const patterns = ['./components/*', './models/*'];

/** A script run by Node in a process of its own. */
function runNode(parameters, cwd = root) {
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, {
    cwd,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  return stdout.trim();
}

const runModule = (code) => runNode(['--input-type=module', '-e', code]);

test('package.json exports all that the documentation names', () => {
  const exported = Object.keys(manifest.exports ?? {});
  const data = editorData.map((name) => `./${name}.json`);
  const names = [...contract, ...bundles, ...patterns, ...data, ...frameworks];
  const missing = names.filter((name) => !exported.includes(name));
  assert.deepEqual(missing, []);
});

for (const [name, target] of entries) {
  test(`the entry "${name}" exists and imports in plain Node`, (t) => {
    if (!existsSync(path.join(root, target)) && /custom-elements/.test(target)) {
      return t.skip('not built');
    }
    assert.ok(existsSync(path.join(root, target)), `${target} does not exist`);
    if (!/\.js$/.test(target)) return;
    const specifier = `${manifest.name}${name.slice(1)}`;
    runModule(`await import(${JSON.stringify(specifier)});`);
  });
}

/** Links and images of a Markdown file that lead to other files, relative to the package. */
function targetsIn(file, text) {
  const prose = text.replaceAll(/```[^]*?```/g, '');
  return [...prose.matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)].map(([, target]) =>
    path.posix.join(path.posix.dirname(file), target),
  );
}

test('README, the changelog and the docs lead only to files of the package, and show only its images', async () => {
  const { status, stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  assert.equal(status, 0);
  const packed = JSON.parse(stdout)[0].files.map((file) => file.path);
  const isThere = (target) =>
    packed.some((each) => each === target || each.startsWith(`${target.replace(/\/$/, '')}/`));
  const texts = packed.filter((file) => file.endsWith('.md') && !file.startsWith('examples/'));
  assert.ok(texts.length > 60, `${texts.length} texts`);
  for (const file of texts) {
    const targets = targetsIn(file, await readFile(path.join(root, file), 'utf8'));
    assert.deepEqual(
      targets.filter((target) => !isThere(target)),
      [],
      file,
    );
  }
});

test('whatever names a version of the kit names this one', async () => {
  const folders = ['docs', 'examples'].map(async (folder) => {
    const names = await readdir(path.join(root, folder), { recursive: true });
    return names.map((name) => path.join(folder, name));
  });
  const files = ['README.md', ...(await Promise.all(folders)).flat()].filter(
    (file) => /\.(md|html|json|js|yml|py)$/.test(file) && !file.includes('node_modules'),
  );
  const others = [];
  let count = 0;
  for (const file of files) {
    const text = await readFile(path.join(root, file), 'utf8');
    const named = text.matchAll(/convlens@(\d[\w.-]*\d)|"convlens": "\^?(\d[\w.-]*)"/g);
    for (const [whole, inAddress, inManifest] of named) {
      count += 1;
      if ((inAddress ?? inManifest) !== manifest.version) others.push(`${file}: ${whole}`);
    }
  }
  assert.deepEqual(others, []);
  assert.ok(count > 30, `${count} places`);
});

/** Those that let the kit be published under Apache 2.0. */
const permissive = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

test('everything that is bundled has a license that allows it, and stands in docs/third-party.md', async () => {
  const page = await readFile(path.join(root, 'docs/third-party.md'), 'utf8');
  const bundled = bundledPackages();
  assert.ok(bundled.some(({ name }) => name === '@tensorflow/tfjs-core'));
  for (const { name, version, license } of bundled) {
    assert.ok(permissive.includes(license), `${name}: ${license}`);
    assert.ok(
      new RegExp(`\\[${name}\\][^|]*\\| +${version} +\\|`).test(page),
      `${name} ${version}`,
    );
  }
});

test('every dependency that is held at a version has its reason in CONTRIBUTING.md', async () => {
  const explained = await explainedPackages();
  const held = await heldPackages();
  assert.ok(held.includes('@tensorflow/tfjs-core'));
  assert.deepEqual(
    held.filter((name) => !explained.includes(name)),
    [],
  );
});

test('the patterns of package.json lead to elements and models', () => {
  runModule(`await import('${manifest.name}/components/saliency-map');`);
  const model = runModule(
    `console.log(import.meta.resolve('${manifest.name}/models/mnist-cnn/model.json'));`,
  );
  assert.ok(existsSync(fileURLToPath(model)));
});

for (const file of [
  'index.js',
  'define.js',
  'engine.js',
  'convlens.js',
  'engine.worker.js',
  'import.worker.js',
  'engine.part.js',
  'components/codespace-am/codespace-am.js',
  'components/deconv-learner/deconv-learner.js',
  'components/deconv-viewer/deconv-viewer.js',
  'components/lrp-heatmap/lrp-heatmap.js',
  'components/occlusion-grid/occlusion-grid.js',
  'components/relu-backward/relu-backward.js',
  'components/saliency-map/saliency-map.js',
]) {
  test(`dist/${file} imports in plain Node`, () => {
    runModule(`await import('./dist/${file}');`);
  });
}

for (const file of ['convlens.iife.js', 'engine.worker.js', 'engine.part.js', 'import.worker.js']) {
  test(`dist/${file} as a CommonJS script runs in plain Node`, async () => {
    const copyOf = path.join(root, 'dist', file);
    const folder = await makeFolder({ 'script.cjs': { copyOf } });
    runNode(['script.cjs'], folder);
  });
}

/** Imports a module where there is a registry and prints the tags that it registered. */
function registeredBy(file) {
  return runModule(`
    const tags = [];
    globalThis.customElements = { define: (tag) => tags.push(tag), get: () => undefined };
    await import('./dist/${file}');
    console.log(tags.join(' '));
  `);
}

test('only the registering entries register', () => {
  for (const file of ['index.js', 'engine.js', 'components/saliency-map/saliency-map.js']) {
    assert.equal(registeredBy(file), '', file);
  }
  for (const file of ['define.js', 'convlens.js']) assert.match(registeredBy(file), /saliency-map/);
});

test('"sideEffects" lets bundlers drop what is unused and keep what registers', async () => {
  const folder = await makeFolder({ 'node_modules/convlens': { linkTo: root } });
  const bundle = async (contents) => {
    const options = { bundle: true, format: 'esm', write: false, splitting: false };
    const stdin = { contents, resolveDir: folder };
    const { outputFiles } = await build({ ...options, stdin, logLevel: 'silent' });
    return outputFiles[0].text;
  };
  assert.match(await bundle(`import 'convlens/define';`), /saliency-map/);
  assert.doesNotMatch(await bundle(`import { ExplainError } from 'convlens';`), /saliency-map/);
});

test('custom-elements.json describes every element', async (t) => {
  const file = path.join(root, manifest.customElements);
  if (!existsSync(file)) return t.skip('not built: run the analyzer first');
  const { modules } = JSON.parse(await readFile(file, 'utf8'));
  const described = modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ customElement, tagName }) => customElement && tagName);
  for (const tag of registeredBy('define.js').split(' ')) {
    const element = described.find(({ tagName }) => tagName === tag);
    assert.ok(element, `${tag} is missing`);
    // What explains tells of its start, progress, result and failure.
    const explains = element.events.some(({ name }) => name === 'explain-start');
    assert.ok(element.attributes.length > 5, tag);
    assert.ok(element.events.length >= (explains ? 4 : 2), tag);
  }
});

for (const order of [
  ['convlens.js', 'convlens.iife.js'],
  ['convlens.iife.js', 'convlens.js'],
]) {
  test(`${order.join(' and then ')} on one page do no harm`, async (t) => {
    const scripts = order.map((file) =>
      file.includes('iife')
        ? `<script defer src="dist/${file}"></script>`
        : `<script type="module" src="dist/${file}"></script>`,
    );
    const widget = '<saliency-map id="map" model="mnist-cnn" loading="eager"></saliency-map>';
    const site = await makeSite({ 'index.html': html(widget, scripts.join('')) });
    const page = await openPage(t, site.url);
    await assertCompletes(page, 'map');
    assert.deepEqual(page.problems, []);
  });
}
