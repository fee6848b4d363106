import assert from 'node:assert/strict';
import { runScript } from './project.js';
import { takeScreenshots } from './screenshots.js';

/** Before its figures are rendered, the check of an example says so. */
export async function assertUnrendered(folder, script) {
  await assert.rejects(runScript(folder, script), /out of date/);
}

/** A page without scripts shows the picture of every figure. */
export async function assertRendered(page, url, name) {
  await page.setJavaScriptEnabled(false);
  await page.goto(url, { waitUntil: 'load' });
  const pictures = await page.$$eval('[data-convlens-render] img', (images) =>
    images.map((image) => ({
      isSeen: image.checkVisibility(),
      width: image.naturalWidth,
      height: image.naturalHeight,
    })),
  );
  assert.ok(pictures.length > 0, 'no figure has been rendered');
  for (const { isSeen, width, height } of pictures) {
    // In the example a picture and one map stand side by side.
    assert.ok(isSeen && width > height, `a picture of ${width} x ${height}, shown: ${isSeen}`);
  }
  await takeScreenshots(page, `${name}-without-scripts`);
  await page.close();
}
