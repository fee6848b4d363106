const REPETITIONS = 9;
/** Milliseconds after which a page counts as stuck. */
const PATIENCE = 60_000;
/** Milliseconds that the page is watched on, for tasks that follow the explanation. */
const AFTERWARDS = 500;

/**
 * Loads a page with one widget again and again, each time in a fresh browser context: nothing is
 * cached, no worker runs.
 *
 * @returns for each load the milliseconds to the first explanation and of the longest task
 */
export async function measureColdStart(browser, url) {
  console.log('Measuring the cold start ...');
  // The first load also warms what belongs to the machine: the disk's cache, the browser's processes.
  await loadOnce(browser, url);
  const loads = [];
  for (let count = 0; count < REPETITIONS; count++) loads.push(await loadOnce(browser, url));
  return loads;
}

async function loadOnce(browser, url) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setCacheEnabled(false);
    await page.goto(`${url}/bench/cold-start.html`);
    return await page.evaluate(observe, PATIENCE, AFTERWARDS);
  } finally {
    await context.close();
  }
}

/* global completed, longTasks -- in the page; see cold-start.html */
async function observe(patience, afterwards) {
  const wait = (duration) => new Promise((resolve) => setTimeout(resolve, duration));
  if (!customElements.get('saliency-map')) {
    throw new Error('dist/convlens.js registers no <saliency-map>; run "npm run build" first.');
  }
  const stuck = wait(patience).then(() => {
    throw new Error('The page showed no explanation in time.');
  });
  const { time, backend } = await Promise.race([completed, stuck]);
  await wait(afterwards);
  const longestTask = Math.max(0, ...longTasks.map(({ duration }) => duration));
  return { firstExplanation: time, longestTask, backend };
}
