import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { serve } from '../server.js';
import { readPage } from './page.js';

/** Every figure of the examples once, on a page of the kit's own folder. */
const figures = `
<saliency-map model="mnist-cnn" src="sample:3" method="guided-backprop"></saliency-map>
<saliency-map model="mnist-cnn" src="sample:8" method="guided-backprop"></saliency-map>
<saliency-map model="mnist-cnn" src="sample:8" method="grad-cam"></saliency-map>
<saliency-map model="mnist-cnn" src="sample:4" method="guided-backprop"></saliency-map>
<saliency-map model="mnist-cnn" src="sample:3 sample:5 sample:8" method="gradient"></saliency-map>
<saliency-map model="cifar10-cnn" src="sample:6" method="grad-cam"></saliency-map>
<explain-scene model="mnist-cnn" src="sample:4">
  <saliency-map model="mnist-judge" method="guided-backprop"></saliency-map>
</explain-scene>
<lrp-heatmap model="mnist-cnn" src="sample:3"></lrp-heatmap>
<lrp-heatmap model="mnist-cnn" src="sample:4"></lrp-heatmap>
<lrp-heatmap model="mnist-cnn" src="sample:8"></lrp-heatmap>
<lrp-heatmap model="cifar10-cnn" src="sample:3"></lrp-heatmap>
<occlusion-grid model="mnist-cnn" src="sample:3"></occlusion-grid>
<deconv-viewer model="mnist-cnn" src="sample:3"></deconv-viewer>
<codespace-am model="mnist-cnn" generator="mnist-gan" target="3" runs="4"></codespace-am>
<relu-backward></relu-backward>`;

/** The maps that all examples must show, by figure. */
export async function takeReference(browser, kit) {
  const html = `<!doctype html><script type="module" src="dist/convlens.js"></script>${figures}`;
  await writeFile(path.join(kit.folder, 'reference.html'), html);
  const server = await serve(kit.folder);
  const page = await browser.newPage();
  try {
    const { figures: taken, problems } = await readPage(page, `${server.url}/reference.html`);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    return new Map(taken.map(({ figure, map }) => [figure, map]));
  } finally {
    await page.close();
    await server.close();
  }
}
