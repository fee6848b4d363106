import assert from 'node:assert/strict';

/** Milliseconds until the next figure of a page has explained, on a busy machine. */
const PATIENCE = 180_000;

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
function progress(before) {
  const elements = [...document.querySelectorAll('*')].filter(
    ({ localName }) =>
      customElements.get(localName) && !['explain-scene', 'image-input'].includes(localName),
  );
  const waiting = elements.filter((element) => !window.figures.has(element));
  (waiting[0] ?? document.querySelector('iframe'))?.scrollIntoView({ block: 'center' });
  const left = waiting.length;
  return elements.length > 0 && (left === 0 || left !== before) ? { left } : null;
}

/** Waits until every figure of a page or frame has ended. */
async function allEnded(frame) {
  let left = null;
  while (left !== 0) {
    const options = { timeout: PATIENCE, polling: 200 };
    const changed = await frame.waitForFunction(progress, options, left);
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
 * Opens a page and waits for its figures.
 *
 * @returns its figures, and all that went wrong on the way
 */
export async function readPage(page, url) {
  const problems = [];
  const requests = [];
  page.on('pageerror', (error) => problems.push(`uncaught: ${error?.message ?? error}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => requests.push(request.url()));
  await page.evaluateOnNewDocument(watch);
  await page.goto(url, { waitUntil: 'load' });
  const holders = page.frames().length > 1 ? page.frames().slice(1) : [page.mainFrame()];
  await page.evaluate(() => document.querySelector('iframe')?.scrollIntoView());
  for (const frame of holders) {
    await allEnded(frame);
  }
  const figures = [];
  for (const frame of holders) figures.push(...(await frame.evaluate(collect)));
  for (const frame of page.frames()) {
    problems.push(...(await frame.evaluate(() => window.violations)));
  }
  return { figures, problems, requests };
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
export function assertPage({ figures, problems, requests }, { reference, threads = false }) {
  assert.deepEqual(problems, []);
  assertFigures(figures, reference);
  const abroad = requests.filter(
    (url) => /^(https?|wss?):/.test(url) && !/^\w+:\/\/(127\.0\.0\.1|localhost)[:/]/.test(url),
  );
  assert.deepEqual(abroad, [], 'requests leave the machine');
  const loadsThreads = requests.some((url) => /wasm-threaded-simd/.test(url));
  assert.equal(loadsThreads, threads, `threads: ${loadsThreads}`);
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

/** Maps are equal up to rounding: threads sum in another order. */
function assertSame(map, expected, figure) {
  assert.ok(expected, `there is no reference for ${figure}`);
  assert.equal(map.length, expected.length, figure);
  const largest = Math.max(...expected.map(Math.abs));
  assert.ok(largest > 0, `${figure}: the map is all zero`);
  const difference = Math.max(...map.map((value, index) => Math.abs(value - expected[index])));
  assert.ok(difference <= 1e-4 * largest, `${figure} differs by ${difference / largest}`);
}
