import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, test } from 'node:test';
import { serve } from '../../scripts/server.js';
import { launch, makeFolder, root } from './helpers.js';

/** The contents, the teacher's page, and what a chapter prints. */
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const course = path.join(root, 'examples/course');
const server = await serve(root);
const browser = await launch();
after(async () => {
  await browser.close();
  await server.close();
});
const addressOf = (page) => `${server.url}/examples/course/${page}`;

async function open(name, { width = 1280, scheme = 'light', scripts = true } = {}) {
  const page = await browser.newPage();
  page.problems = [];
  page.on('pageerror', (error) => page.problems.push(String(error)));
  page.on('response', (response) => response.ok() || page.problems.push(response.url()));
  await page.setViewport({ width, height: 800 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.setJavaScriptEnabled(scripts);
  await page.goto(addressOf(name));
  return page;
}

for (const name of ['index.html', 'teachers.html']) {
  for (const [width, scheme] of [
    [1280, 'light'],
    [360, 'dark'],
  ]) {
    test(`${name}, ${width} pixels wide, ${scheme}`, async () => {
      const page = await open(name, { width, scheme });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${wide} pixels too wide`);
      await page.evaluate(axe);
      const violations = await page.evaluate(async () =>
        (await window.axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
      );
      assert.deepEqual(violations, []);
      assert.deepEqual(page.problems, []);
      await page.close();
    });
  }
}

test('every link between the pages of the course leads somewhere', async () => {
  const names = (await readdir(course)).filter((name) => name.endsWith('.html'));
  const texts = Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, await readFile(path.join(course, name), 'utf8')]),
    ),
  );
  for (const [name, text] of Object.entries(texts)) {
    for (const [, href] of text.matchAll(/<a\b[^>]*?href="([^"]+)"/g)) {
      if (/^https?:/.test(href)) continue;
      const [file, id] = href.replace('?answers', '').split('#');
      const target = texts[file === './' ? 'index.html' : file || name];
      assert.ok(target, `${name}: ${href}`);
      if (id) assert.match(target, new RegExp(`id="${id}"`), `${name}: ${href}`);
    }
  }
});

test('every lesson has 45 minutes, and is about a chapter', async () => {
  const page = await open('teachers.html');
  const lessons = await page.$$eval('.lesson', (all) =>
    all.map((lesson) => ({
      chapter: lesson.querySelector('a').getAttribute('href'),
      minutes: [...lesson.querySelectorAll('.plan th[scope="row"]')]
        .map(({ textContent }) => Number(textContent))
        .reduce((sum, one) => sum + one, 0),
      answered: [...lesson.querySelectorAll('dt')].map(({ textContent }) => textContent),
    })),
  );
  assert.equal(lessons.length, 6);
  for (const { chapter, minutes, answered } of lessons) {
    assert.equal(minutes, 45, chapter);
    const text = await readFile(path.join(course, chapter), 'utf8');
    const exercises = [...text.matchAll(/<h3>Exercise (\d\.\d)/g)].map(([, number]) => number);
    assert.deepEqual(answered, exercises);
  }
  await page.close();
});

/** What is on the paper: of details, what is inside of them. */
async function printed(page) {
  await page.emulateMediaType('print');
  return page.evaluate(() => {
    const shown = (selector) =>
      [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility())
        .length;
    const lines = getComputedStyle(document.querySelector('.exercise'), '::after').content;
    return {
      answers: shown('.answer p'),
      hints: shown('.hint'),
      notes: shown('.teacher'),
      exercises: shown('.exercise h3'),
      figures: shown('[data-convlens-render] img'),
      lines: lines !== 'none',
    };
  });
}

test('a chapter prints without answers, and without scripts', async () => {
  const page = await open('4-occlusion.html', { scripts: false });
  const { figures, ...rest } = await printed(page);
  assert.ok(figures >= 4);
  assert.deepEqual(rest, { answers: 0, hints: 0, notes: 0, exercises: 7, lines: true });
  await page.close();
});

test('with ?answers it prints with them', async () => {
  const page = await open('4-occlusion.html?answers');
  const { answers, hints, lines } = await printed(page);
  assert.ok(answers >= 7);
  assert.deepEqual([hints, lines], [0, false]);
  await page.close();
});

test('the command for printed figures draws what a teacher has changed, and nothing else', async () => {
  const page = await open('teachers.html');
  const [render, offline] = await Promise.all(
    ['#render-command', '#offline-command'].map((id) =>
      page.$eval(id, ({ textContent }) => textContent),
    ),
  );
  await page.close();
  // test/pages/offline.test.js runs it.
  assert.equal(offline, 'npx convlens offline examples/course course.zip');
  const folder = await makeFolder({});
  const copy = path.join(folder, 'my-course');
  for (const name of ['4-occlusion', '6-what-a-class-looks-like']) {
    for (const part of [`${name}.html`, `${name}.convlens`]) {
      await cp(path.join(course, part), path.join(copy, part), { recursive: true });
    }
  }
  const file = path.join(copy, '4-occlusion.html');
  const before = await readFile(file, 'utf8');
  const changed = before.replace(/(id="nine"[^>]*?src=")sample:9/, '$1sample:4');
  assert.notEqual(changed, before);
  await writeFile(file, changed);
  const cli = path.join(root, 'dist/node/cli.js');
  const command = render.replace('npx convlens', `"${process.execPath}" "${cli}"`);
  const { status, stdout, stderr } = spawnSync(command, {
    cwd: folder,
    shell: true,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  assert.deepEqual(stdout.trim().split('\n'), [
    'my-course/4-occlusion.html: 3 up to date, 1 rendered',
    'my-course/6-what-a-class-looks-like.html: 4 up to date',
  ]);
  const alt = /id="nine"[\s\S]*?alt="The network predicts (\d)/.exec(await readFile(file, 'utf8'));
  assert.equal(alt?.[1], '4');
});
