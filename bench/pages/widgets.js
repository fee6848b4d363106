/** Twenty widgets of all kinds; the networks are mnist-cnn, cifar10-cnn, mnist-gan and mnist-judge. */
const kinds = [
  ['saliency-map', 'model="mnist-cnn" compare="gradient guided-backprop"'],
  ['saliency-map', 'model="cifar10-cnn" method="grad-cam"'],
  ['lrp-heatmap', 'model="mnist-cnn"'],
  ['deconv-viewer', 'model="mnist-cnn"'],
  ['occlusion-grid', 'model="mnist-cnn" stride="4"'],
  ['relu-backward', ''],
  ['codespace-am', 'generator="mnist-gan" runs="4" stop-at="0.9"'],
];

/** Milliseconds after which the worker has let go of what it keeps for a sweep that might go on. */
const KEPT = 1500;

/** So many widgets, one kind after the other, with another picture each time round. */
export function markup(count) {
  return Array.from({ length: count }, (_, index) => {
    const [tag, attributes] = kinds[index % kinds.length];
    const src = `src="sample:${Math.floor(index / kinds.length)}"`;
    return `<${tag} ${attributes} ${src} loading="eager" width="320"></${tag}>`;
  }).join('\n');
}

/**
 * What widgets cost a page, by their number: milliseconds until all are painted, bytes of the page's
 * JavaScript, and tensors, bytes and networks in the worker.
 */
export async function measureWidgets(browser, url) {
  const rows = [];
  for (const count of [1, kinds.length, 20]) rows.push(await costOf(browser, url, count));
  return rows;
}

async function costOf(browser, url, count) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.goto(`${url}/bench/pages/page.html`);
    const milliseconds = await page.evaluate(paintAll, markup(count), count);
    await new Promise((resolve) => setTimeout(resolve, KEPT));
    const { tensors, bytes, models } = await page.evaluate(() => window.memory());
    const session = await page.createCDPSession();
    await session.send('HeapProfiler.collectGarbage');
    const { JSHeapUsedSize } = await page.metrics();
    const started = await page.evaluate('workers');
    return {
      widgets: count,
      milliseconds,
      heap: JSHeapUsedSize,
      workers: started,
      tensors,
      bytes,
      models,
    };
  } finally {
    await context.close();
  }
}

/* global done, failures -- in the page; see page.html */
async function paintAll(content, count) {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const start = performance.now();
  document.body.innerHTML = content;
  while (done < count && failures.length === 0) await frame();
  if (failures.length > 0) throw new Error(failures[0]);
  await frame();
  return performance.now() - start;
}
