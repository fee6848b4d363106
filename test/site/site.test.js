import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { readDeclarations } from '../../scripts/docs/declarations.js';
import { listDocs } from '../../scripts/docs/pages.js';
import { launch, openPage, root } from '../pages/helpers.js';
import { brokenLinks } from './links.js';
import { built, serveSite } from './serve-site.js';

/** The site that was built, from the files of the kit and a Storybook if there is one. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const chapter = readdirSync(path.join(root, 'examples/course')).find((name) =>
  /^1.*\.html$/.test(name),
);
const pages = [
  'index.html',
  'start.html',
  'docs/choosing.html',
  'examples/cheating/index.html',
  `examples/course/${chapter}`,
  'models.html',
  'benchmarks.html',
];

let site;
let base;
let browser;
before(async () => {
  site = await serveSite();
  ({ base } = site);
  browser = await launch();
});
after(() => site.close());

test('every link within the site leads to a file, and every heading is there', () => {
  const isOurs = (name) => !/^(storybook\/|404\.html)/.test(name);
  assert.deepEqual(brokenLinks(built, isOurs), []);
});

test('the package serve is told to keep index.html and queries in addresses', () => {
  const settings = JSON.parse(readFileSync(path.join(built, 'serve.json'), 'utf8'));
  assert.equal(settings.cleanUrls, false);
});

test('every page of the docs is in the site and in its sidebar', () => {
  const start = readFileSync(path.join(built, 'start.html'), 'utf8');
  for (const { file } of listDocs()) {
    const address =
      file === 'README.md'
        ? 'start.html'
        : file.replace(/(\/README)?\.md$/, (_, is) => (is ? '/index.html' : '.html'));
    assert.ok(existsSync(path.join(built, address)), address);
    assert.match(start, new RegExp(`<li><a href="\\./${address.replaceAll('.', '\\.')}"`), address);
  }
});

test(
  'a link to the playground of each element leads to a story',
  { skip: !existsSync(path.join(built, 'storybook')) },
  () => {
    const { entries } = JSON.parse(readFileSync(path.join(built, 'storybook/index.json'), 'utf8'));
    for (const { tagName } of readDeclarations()) {
      const page = readFileSync(path.join(built, `docs/elements/${tagName}.html`), 'utf8');
      const [, story] = /storybook\/index\.html\?path=\/story\/([\w-]+)/.exec(page);
      assert.ok(entries[story], story);
    }
  },
);

test('the model zoo has every network with all its samples and layers', () => {
  const zoo = readFileSync(path.join(built, 'models.html'), 'utf8');
  for (const name of readdirSync(path.join(root, 'models'))) {
    const file = path.join(root, 'models', name, 'card.json');
    const { layers, samples = [] } = JSON.parse(readFileSync(file, 'utf8'));
    assert.match(zoo, new RegExp(`id="${name}"`));
    assert.ok(zoo.includes(`href="models/${name}/SOURCES.html"`), name);
    for (const layer of layers) assert.ok(zoo.includes(`<code>${layer.name}</code>`), layer.name);
    for (const { src, large = src } of samples) {
      assert.ok(zoo.includes(`src="models/${name}/${large}"`), `${name}: ${large}`);
    }
  }
});

test('every plot of the benchmarks has a name, a description and a mark for each number', () => {
  const html = readFileSync(path.join(built, 'benchmarks.html'), 'utf8');
  const plots = html.match(/<svg class="chart".*?<\/svg>/gs);
  assert.ok(plots.length >= 8);
  for (const plot of plots) {
    const [, title, description] = /aria-labelledby="(\S+) (\S+)"/.exec(plot);
    assert.match(plot, new RegExp(`<title id="${title}">[^<]+`));
    assert.match(plot, new RegExp(`<desc id="${description}">[^<]+`));
    assert.doesNotMatch(plot, /NaN|undefined|Infinity/);
  }
  const { trained, pen } = JSON.parse(readFileSync(path.join(root, 'bench/results.json'), 'utf8'));
  const marksOf = (id) => {
    const plot = plots.find((each) => each.includes(`id="${id}-title"`));
    return plot.match(/<g class="series-/g).length;
  };
  // Four passes of each network, and a mark for each pass in the legend.
  assert.equal(marksOf('passes'), 4 * trained.length + 4);
  assert.equal(marksOf('input'), pen.length);
});

for (const address of pages) {
  for (const [width, scheme] of [
    [1280, 'light'],
    [360, 'dark'],
  ]) {
    test(`${address}, ${width} pixels wide, ${scheme}`, async (t) => {
      const strangers = [];
      const page = await openPage(t, base + address, {
        browser,
        before: async (tab) => {
          tab.on('request', (request) => {
            const url = request.url();
            if (!url.startsWith(base) && !/^(data|blob):/.test(url)) strangers.push(url);
          });
          tab.on('response', (response) => response.ok() || tab.problems.push(response.url()));
          await tab.setViewport({ width, height: 800 });
          await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        },
      });
      const facts = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth - innerWidth,
        background: getComputedStyle(document.documentElement).colorScheme,
        description: document.querySelector('meta[name="description"]')?.content,
        main: document.querySelectorAll('main#content').length,
      }));
      assert.ok(facts.wide <= 0, `${facts.wide} pixels too wide`);
      assert.match(facts.background, /dark/);
      assert.ok(facts.description?.length > 30);
      assert.equal(facts.main, 1);
      // The first touch of a phone.
      await page.evaluate(() => dispatchEvent(new Event('scroll')));
      await page.evaluate(axe);
      const violations = await page.evaluate(async () =>
        (await window.axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
      );
      assert.deepEqual(violations, []);
      assert.deepEqual(strangers, []);
      assert.deepEqual(page.problems, []);
    });
  }
}

test('the first figure of the front page comes to life in the room of its image', async (t) => {
  const page = await openPage(t, `${base}index.html`, {
    browser,
    before: (tab) =>
      tab.evaluateOnNewDocument(() => {
        window.shift = 0;
        new PerformanceObserver((list) => {
          for (const { value } of list.getEntries()) window.shift += value;
        }).observe({ type: 'layout-shift', buffered: true });
      }),
  });
  const words = (text) => text.replace(/\s+/g, ' ').trim();
  const said = await page.$eval('.said', ({ textContent }) => textContent);
  await page.waitForFunction(() => document.querySelector('.hero > *').result);
  const caption = await page.waitForSelector('.hero > * >>> [part="caption"]', { visible: true });
  assert.equal(words(said), words(await caption.evaluate(({ innerText }) => innerText)));
  assert.equal(await page.evaluate(() => window.shift), 0);
  assert.deepEqual(page.problems, []);
});

const kitIsFetched = () =>
  performance.getEntriesByType('resource').some(({ name }) => name.endsWith('dist/convlens.js'));

test('on a phone figures wait for the reader before they fetch anything', async (t) => {
  for (const address of [
    'index.html',
    'docs/elements/saliency-map.html',
    'examples/blog-post/index.html',
    `examples/course/${chapter}`,
  ]) {
    const page = await openPage(t, base + address, {
      browser,
      before: (tab) => tab.setViewport({ width: 360, height: 800 }),
      waitUntil: 'networkidle0',
    });
    assert.equal(await page.evaluate(kitIsFetched), false, address);
    await page.evaluate(() => scrollBy(0, 40));
    await page.waitForFunction(kitIsFetched);
    await page.waitForFunction(() =>
      [...document.querySelectorAll('saliency-map, deconv-viewer')].some(({ result }) => result),
    );
    assert.deepEqual(page.problems, [], address);
  }
});

test('a phone that opens a link with a place or a state does not wait', async (t) => {
  const page = await openPage(t, `${base}examples/course/${chapter}#content`, {
    browser,
    before: (tab) => tab.setViewport({ width: 360, height: 800 }),
  });
  await page.waitForFunction(kitIsFetched);
});

test('a chapter whose kit is missing says so with its first touch', async (t) => {
  const page = await openPage(t, `${base}examples/course/${chapter}`, {
    browser,
    before: async (tab) => {
      await tab.setViewport({ width: 360, height: 800 });
      await tab.setRequestInterception(true);
      tab.on('request', (request) =>
        request.url().endsWith('dist/convlens.js') ? request.abort() : request.continue(),
      );
    },
  });
  assert.equal(await page.$eval('#figures-missing', ({ hidden }) => hidden), true);
  await page.evaluate(() => scrollBy(0, 40));
  await page.waitForSelector('#figures-missing:not([hidden])');
});

test('images of photographs in articles and chapters are small', () => {
  const folders = ['examples/blog-post', 'examples/cheating', 'examples/course'];
  const images = folders
    .flatMap((folder) =>
      readdirSync(path.join(built, folder), { recursive: true, withFileTypes: true }),
    )
    .filter(({ parentPath, name }) => /\.convlens$/.test(parentPath) && /\.(png|webp)$/.test(name))
    .map(({ parentPath, name }) => path.join(parentPath, name));
  assert.ok(images.some((file) => file.endsWith('.webp')));
  const large = images.filter((file) => statSync(file).size > 160_000);
  assert.deepEqual(large, []);
});

test("the teacher's page has the course as one file", async (t) => {
  const page = await openPage(t, `${base}examples/course/teachers.html`, { browser });
  const link = await page.waitForSelector('a[href="course.zip"]', { visible: true });
  const address = await link.evaluate(({ href }) => href);
  const { status, headers } = await fetch(address, { method: 'HEAD' });
  assert.equal(status, 200);
  const [, said] = /about (\d+) MB: download/.exec(
    await link.evaluate((element) => element.closest('li').textContent.replace(/\s+/g, ' ')),
  );
  assert.ok(Math.abs(Number(headers.get('content-length')) / 1e6 - Number(said)) < 1);
});

for (const [cause, act] of Object.entries({
  'a touch': (page) => page.touchscreen.tap(180, 400),
  'a key': (page) => page.keyboard.press('Tab'),
  'a click by a screen reader': (page) => page.evaluate(() => document.querySelector('h1').click()),
  'a focus': (page) => page.evaluate(() => document.querySelector('main a').focus()),
  'a place in the page': (page) => page.evaluate(() => (location.hash = '#content')),
  'a wider window': (page) => page.setViewport({ width: 1000, height: 800 }),
})) {
  test(`on a phone a chapter shows images until ${cause}, and figures afterwards`, async (t) => {
    const page = await openPage(t, `${base}examples/course/${chapter}`, {
      browser,
      before: (tab) => tab.setViewport({ width: 360, height: 800, hasTouch: true }),
      waitUntil: 'networkidle0',
    });
    const isLive = () => customElements.get('saliency-map') !== undefined;
    assert.equal(await page.evaluate(isLive), false);
    await act(page);
    await page.waitForFunction(isLive);
    assert.deepEqual(page.problems, []);
  });
}

test('a live example of the docs comes when it is near the window', async (t) => {
  const page = await openPage(t, `${base}docs/elements/relu-backward.html`, { browser });
  await page.waitForFunction(() => document.querySelector('.live.settled'));
  const other = await openPage(t, `${base}docs/stability.html`, { browser });
  const loaded = await other.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name),
  );
  assert.deepEqual(
    loaded.filter((name) => name.includes('/dist/')),
    [],
  );
});

test('the search finds a section from a page within a folder, and goes there', async (t) => {
  const page = await openPage(t, `${base}docs/recipes/index.html`, { browser });
  await page.waitForSelector('.site-search:enabled');
  await page.keyboard.press('/');
  await page.waitForSelector('search-dialog >>> input');
  await page.keyboard.type('cors bucket');
  await page.waitForFunction(() =>
    document.querySelector('search-dialog').shadowRoot.querySelector('li a'),
  );
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.match(page.url(), /\/some\/where\/docs\/own-model\.html#/);
  assert.ok(await page.evaluate(() => document.getElementById(location.hash.slice(1))));
});

test('a page that is not there leads to the front page', async (t) => {
  const page = await openPage(t, `${base}404.html`, { browser });
  await page.goto(`${base}404.html`);
  await page.waitForFunction((front) => document.querySelector('#front').href === front, {}, base);
});
