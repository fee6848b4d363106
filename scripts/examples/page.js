import assert from 'node:assert/strict';

/** Milliseconds until the next figure of a page has explained, on a busy machine. */
export const PATIENCE = 180_000;

/** Sent into every frame before its scripts run: notes how figures end and what the policy forbids. */
function watch() {
  window.figures = new Map();
  window.violations = [];
  const note = (event) => window.figures.set(event.composedPath()[0], event);
  addEventListener('explain-complete', note, true);
  addEventListener('explain-error', note, true);
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    window.violations.push(`${effectiveDirective} forbids ${blockedURI}`),
  );
}

/**
 * Brings the next figure into view; frames wait for those that hold them.
 *
 * @returns how many have not ended, once that has changed or is none
 */
function progress(before, within) {
  const elements = [...document.querySelectorAll(`${within} *`)].filter(
    ({ localName }) =>
      customElements.get(localName) && !['explain-scene', 'image-input'].includes(localName),
  );
  const waiting = elements.filter((element) => !window.figures.has(element));
  (waiting[0] ?? document.querySelector('iframe'))?.scrollIntoView({ block: 'center' });
  const left = waiting.length;
  return elements.length > 0 && (left === 0 || left !== before) ? { left } : null;
}

/** Waits until every figure of a page or frame, or of what a selector names there, has ended. */
export async function allEnded(frame, within = ':root') {
  let left = null;
  while (left !== 0) {
    const options = { timeout: PATIENCE, polling: 200 };
    const changed = await frame.waitForFunction(progress, options, left, within);
    ({ left } = await changed.jsonValue());
  }
}

function collect() {
  return [...window.figures].map(([element, { type, detail }]) => ({
    // React sets properties, not attributes.
    figure: [element.localName, element.model, element.src, element.method].join(' '),
    ...(type === 'explain-error'
      ? { error: detail }
      : {
          backend: detail.backend,
          notes: detail.details?.notes,
          map: detail.map ? Array.from(detail.map) : null,
        }),
  }));
}

/**
 * Opens a page whose figures, problems and requests are noted from its first script on.
 *
 * @returns {Promise<{problems: string[], requests: string[]}>} both grow while the page is open
 */
export async function openWatched(page, url) {
  const problems = [];
  const requests = [];
  page.on('pageerror', (error) => problems.push(`uncaught: ${error?.message ?? error}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => requests.push(request.url()));
  await page.evaluateOnNewDocument(watch);
  await page.goto(url, { waitUntil: 'load' });
  return { problems, requests };
}

/**
 * Opens a page and waits for its figures.
 *
 * @returns its figures, and all that went wrong on the way
 */
export async function readPage(page, url) {
  const { problems, requests } = await openWatched(page, url);
  const figures = await readFigures(page);
  for (const frame of page.frames()) {
    problems.push(...(await frame.evaluate(() => window.violations)));
  }
  return { figures, problems, requests };
}

/** Waits for the figures of an open page, which may be in frames. */
export async function readFigures(page) {
  const holders = page.frames().length > 1 ? page.frames().slice(1) : [page.mainFrame()];
  await page.evaluate(() => document.querySelector('iframe')?.scrollIntoView());
  const figures = [];
  for (const frame of holders) await allEnded(frame);
  for (const frame of holders) figures.push(...(await frame.evaluate(collect)));
  return figures;
}

/**
 * Picks a sample in the page's `<image-input>`, as a reader does.
 *
 * @returns the figures, which have all followed
 */
export async function pickSample(page, index) {
  await page.evaluate(() => window.figures.clear());
  const find = (wanted) =>
    document.querySelector('image-input').shadowRoot?.querySelectorAll('[part="sample"]')[wanted];
  const sample = await page.waitForFunction(find, { timeout: PATIENCE }, index);
  await sample.click();
  await allEnded(page.mainFrame());
  return page.evaluate(collect);
}

/** Nothing went wrong or abroad, and every figure computed on wasm what it computes elsewhere. */
export function assertPage({ figures, problems, requests }, { reference }) {
  assert.deepEqual(problems, []);
  assertFigures(figures, reference);
  const abroad = requests.filter(
    (url) => /^(https?|wss?):/.test(url) && !/^\w+:\/\/(127\.0\.0\.1|localhost)[:/]/.test(url),
  );
  assert.deepEqual(abroad, [], 'requests leave the machine');
}

/** Without a reference it is enough that they have been computed. */
export function assertFigures(figures, reference) {
  assert.ok(figures.length > 0, 'the page has no figure');
  for (const { figure, error, backend, notes, map } of figures) {
    assert.equal(error, undefined, `${figure}: ${JSON.stringify(error)}`);
    assert.equal(backend, 'wasm', `${figure}: ${backend}, ${notes}`);
    if (reference) assertSame(map, reference.get(figure), figure);
  }
}

/** Maps are equal up to rounding. */
function assertSame(map, expected, figure) {
  assert.notEqual(expected, undefined, `there is no reference for ${figure}`);
  // Of numbers in a grid there is no map.
  if (expected === null) return assert.equal(map, null, figure);
  assert.equal(map.length, expected.length, figure);
  const largest = Math.max(...expected.map(Math.abs));
  assert.ok(largest > 0, `${figure}: the map is all zero`);
  const difference = Math.max(...map.map((value, index) => Math.abs(value - expected[index])));
  assert.ok(difference <= 1e-4 * largest, `${figure} differs by ${difference / largest}`);
}
