import assert from 'node:assert/strict';

/** Milliseconds until every figure of a page has explained, on a busy machine. */
const PATIENCE = 120_000;

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

/** Brings the next figure into view until all have ended; frames wait for those that hold them. */
function allEnded() {
  const elements = [...document.querySelectorAll('*')].filter(({ localName }) =>
    customElements.get(localName),
  );
  const waiting = elements.find((element) => !window.figures.has(element));
  (waiting ?? document.querySelector('iframe'))?.scrollIntoView({ block: 'center' });
  return elements.length > 0 && !waiting;
}

function collect() {
  return [...window.figures].map(([element, { type, detail }]) => ({
    // React sets properties, not attributes.
    figure: [element.localName, element.model, element.src, element.method].join(' '),
    ...(type === 'explain-error'
      ? { error: detail }
      : { backend: detail.backend, notes: detail.details.notes, map: Array.from(detail.map) }),
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
    await frame.waitForFunction(allEnded, { timeout: PATIENCE, polling: 200 });
  }
  const figures = [];
  for (const frame of holders) figures.push(...(await frame.evaluate(collect)));
  for (const frame of page.frames()) {
    problems.push(...(await frame.evaluate(() => window.violations)));
  }
  return { figures, problems, requests };
}

/** Every figure computed on wasm what it computes elsewhere, and nothing went wrong or abroad. */
export function assertPage({ figures, problems, requests }, { reference, threads = false }) {
  assert.deepEqual(problems, []);
  assert.ok(figures.length > 0, 'the page has no figure');
  for (const { figure, error, backend, notes, map } of figures) {
    assert.equal(error, undefined, `${figure}: ${JSON.stringify(error)}`);
    assert.equal(backend, 'wasm', `${figure}: ${backend}, ${notes}`);
    assertSame(map, reference.get(figure), figure);
  }
  const abroad = requests.filter(
    (url) => /^(https?|wss?):/.test(url) && !/^\w+:\/\/(127\.0\.0\.1|localhost)[:/]/.test(url),
  );
  assert.deepEqual(abroad, [], 'requests leave the machine');
  const loadsThreads = requests.some((url) => /wasm-threaded-simd/.test(url));
  assert.equal(loadsThreads, threads, `threads: ${loadsThreads}`);
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
