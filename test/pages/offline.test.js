import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { assertPage, readPage } from '../../scripts/examples/page.js';
import { assertCompletes, html, makeDisk, makeFolder, openPage, root } from './helpers.js';

const cli = path.join(root, 'dist/node/cli.js');

/** Runs `convlens offline` in a folder. */
function offline(cwd, ...args) {
  return spawnSync(process.execPath, [cli, 'offline', ...args], {
    cwd,
    encoding: 'utf8',
    timeout: 120_000,
  });
}

/** Writes the files of a zip file into a folder. */
async function unpack(file, folder) {
  for (const [name, bytes] of Object.entries(unzipSync(await readFile(file)))) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), bytes);
  }
}

const urlOf = (...parts) => pathToFileURL(path.join(...parts)).href;
const chapters = [
  'index',
  '1-activations',
  '2-gradients',
  '3-deconvnet-and-guided-backprop',
  '4-occlusion',
  '5-relevance',
  '6-what-a-class-looks-like',
];
const script = '<script type="module" src="/convlens/dist/convlens.js"></script>';
const harness = { copyOf: path.join(root, 'test/pages/fixtures/harness.js') };
const figure = '<saliency-map id="map" model="mnist-cnn" loading="eager"></saliency-map>';

/** The course as a teacher has it: one zip file, unpacked. */
let stick;
async function unpackedCourse() {
  stick ??= (async () => {
    const folder = await makeFolder({});
    const zip = path.join(folder, 'course.zip');
    const { status, stdout, stderr } = offline(root, 'examples/course', zip);
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /Models: mnist-cnn, cifar10-cnn, mnist-gan, mnist-dcgan, mnist-judge\n/);
    assert.match(stdout, /open index\.html with a double click/);
    await unpack(zip, folder);
    return path.join(folder, 'course');
  })();
  return stick;
}

for (const chapter of chapters) {
  test(`the course from disk: ${chapter}`, async (t) => {
    const folder = await unpackedCourse();
    const page = await openPage(t, 'about:blank');
    const read = await readPage(page, urlOf(folder, 'course', `${chapter}.html`));
    assertPage(read, {});
    const elsewhere = read.requests.filter((url) => !/^(file|data|blob):/.test(url));
    assert.deepEqual(elsewhere, []);
    assert.ok(await page.$eval('#figures-missing', ({ hidden }) => hidden));
    // Its own style sheet imports one that lies beside the course.
    const font = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
    assert.match(font, /Palatino/);
  });
}

test('the first page leads to the course, and its links to pages', async (t) => {
  const folder = await unpackedCourse();
  const page = await openPage(t, urlOf(folder, 'index.html'));
  await page.waitForFunction(() => location.pathname.endsWith('/course/index.html'));
  await page.goto(urlOf(folder, 'course/1-activations.html'));
  const home = await page.$eval('.crumbs a', ({ href }) => href);
  assert.equal(home, urlOf(folder, 'course/index.html'));
});

test('a page from disk says so where its script is not there', async (t) => {
  const source = await openPage(t, urlOf(root, 'examples/course/2-gradients.html'));
  await source.waitForSelector('#figures-missing:not([hidden])');
  const german = html(figure, script).replace('lang="en"', 'lang="de-AT"');
  const folder = await makeFolder({ 'site/page.html': german, 'site/harness.js': harness });
  assert.equal(offline(folder, 'site', 'out').status, 0);
  await rename(path.join(folder, 'out/convlens'), path.join(folder, 'elsewhere'));
  const page = await openPage(t, urlOf(folder, 'out/page.html'));
  const notice = await page.waitForSelector('body > p[role="alert"]:first-child');
  assert.match(await notice.evaluate((node) => node.textContent), /entpacken Sie zuerst/);
});

test('paths with signs, folders without names of pages, images that figures explain', async (t) => {
  const digit = { copyOf: path.join(root, 'models/mnist-cnn/samples/3.png') };
  const name = 'a #1 50%25? b';
  const folder = await makeDisk({
    [`${name}/index.html`]: html('<a id="link" href="/chapter/?a=1#b">1</a>', script),
    [`${name}/chapter/index.html`]: html(
      `<saliency-map id="map" model="mnist-cnn" src="../my%20digit.png" loading="eager"></saliency-map>
      <lrp-heatmap id="slotted" model="mnist-cnn" loading="eager"><img slot="image" src="/my digit.png" alt=""></lrp-heatmap>
      <img id="plain" src="/my%20digit.png" alt=""><a id="back" href="..">0</a>`,
      `<script src="/harness.js"></script>${script}`,
    ),
    [`${name}/my digit.png`]: digit,
    [`${name}/harness.js`]: harness,
    [`${name}/.secret`]: 'secret',
    [`${name}/convlens/dist/convlens.js`]: 'an old copy',
  });
  const { status, stderr } = offline(folder, name, `${name}/out #2`);
  assert.deepEqual([status, stderr], [1, 'chapter/index.html: line 6: harness.js is not there.\n']);
  const out = path.join(folder, name, 'out #2');
  assert.ok(!existsSync(path.join(out, '.secret')));
  assert.ok(!existsSync(path.join(out, 'out #2')));
  const page = await openPage(t, urlOf(out, 'index.html'));
  const link = await page.$eval('#link', ({ href }) => href);
  assert.equal(link, `${urlOf(out, 'chapter/index.html')}?a=1#b`);
  await page.goto(link);
  await assertCompletes(page, 'map');
  await assertCompletes(page, 'slotted');
  assert.ok(await page.$eval('#plain', (image) => image.naturalWidth > 0));
  assert.equal(await page.$eval('#back', ({ href }) => href), urlOf(out, 'index.html'));
  assert.deepEqual(page.problems, []);
});

test('what does not work from disk is told, with its place', async () => {
  const body = `<saliency-map model="mine/model.json"></saliency-map>
<lrp-heatmap model="efficientnet-lite0"></lrp-heatmap>
<occlusion-grid model="https://example.org/m.onnx" src="https://example.org/a.png"></occlusion-grid>
<script type="module">import './convlens/dist/convlens.js';</script>
<img src="https://example.org/b.png" alt=""><a href="https://example.org/">c</a><a href="gone.html">d</a>
<a href="../outside.html">e</a>`;
  const folder = await makeFolder({
    'outside.html': 'outside',
    'site/page.html': html(body, script),
    'site/style.css':
      "/* url(x.png) */ @import 'https://example.org/f.css'; a { background: url(/g) }",
  });
  const { status, stdout, stderr } = offline(folder, 'site', 'out.zip', '--json');
  const report = JSON.parse(stdout);
  assert.deepEqual([status, report.exitCode, report.code], [1, 1, null]);
  assert.deepEqual(stderr.trim().split('\n'), report.problems);
  const told = [
    /page\.html: line 6: harness\.js is not there/,
    /the model model\.json is a file/,
    /the model efficientnet-lite0 is too large/,
    /the model https:\/\/example\.org\/m\.onnx needs the network/,
    /line 10: https:\/\/example\.org\/a\.png needs/,
    /line 11: browsers run no module from disk.*global "convlens"/,
    /line 12: https:\/\/example\.org\/b\.png needs/,
    /line 12: gone\.html is not there/,
    /page\.html: \.\.\/outside\.html is not in the copy/,
    /style\.css: https:\/\/example\.org\/f\.css needs/,
    /style\.css: \/g begins with "\/"/,
  ];
  for (const each of told) assert.match(stderr, each);
  assert.ok(!stderr.includes('https://example.org/ '));
  assert.ok(report.files.some((file) => file.path === 'page.html'));
  assert.ok(!report.files.some((file) => file.path.includes('outside')));
});

test('a second run brings the copy up to date; other files are left alone', async () => {
  const folder = await makeFolder({
    'site/page.html': html(figure, script),
    'site/harness.js': harness,
    'site/old.txt': 'old',
    'secret.txt': 'secret',
  });
  assert.equal(offline(folder, 'site', 'out').status, 0);
  const list = path.join(folder, 'out/convlens.json');
  const forged = JSON.parse(await readFile(list, 'utf8'));
  forged.files.push({ path: '../secret.txt', hash: forged.files[0].hash });
  await writeFile(list, JSON.stringify(forged));
  await rename(path.join(folder, 'site/old.txt'), path.join(folder, 'site/new.txt'));
  assert.equal(offline(folder, 'site', 'out').status, 0);
  assert.ok(!existsSync(path.join(folder, 'out/old.txt')));
  assert.ok(existsSync(path.join(folder, 'out/new.txt')));
  assert.ok(existsSync(path.join(folder, 'secret.txt')));
  await writeFile(path.join(folder, 'out/page.html'), 'mine');
  assertRefused(offline(folder, 'site', 'out'), 'copy-foreign-files');
  assert.equal(offline(folder, 'site', 'out', '--force').status, 0);
  assert.match(await readFile(path.join(folder, 'out/page.html'), 'utf8'), /convlens\.iife\.js/);
});

function assertRefused(run, code) {
  assert.equal(run.status, 2, run.stdout);
  assert.ok(run.stderr.includes(`(${code})`), run.stderr);
}

test('zip files that are there, no pages, no folder, wrong use', async () => {
  const folder = await makeFolder({
    'site/page.html': html(figure, script),
    'site/harness.js': harness,
    'empty/page.html': html(figure, ''),
    'there.zip': 'mine',
  });
  assertRefused(offline(folder, 'site', 'there.zip'), 'copy-foreign-files');
  assert.equal(offline(folder, 'site', 'there.zip', '--force', '--models', 'none').status, 0);
  assertRefused(offline(folder, 'empty', 'out'), 'offline-no-pages');
  assertRefused(offline(folder, 'none', 'out'), 'offline-unreadable');
  assertRefused(offline(folder, 'site', 'out', '--models', 'resnet'), 'model-unknown');
  assert.ok(!existsSync(path.join(folder, 'out')));
  for (const wrong of [[], ['site'], ['site', 'a', 'b'], ['site', 'a', '--zip']]) {
    const { status, stderr } = offline(folder, ...wrong);
    assert.equal(status, 2);
    assert.match(stderr, /Usage: convlens offline/);
  }
  assert.match(offline(folder, '--help').stdout, /^Usage: convlens offline/);
});
