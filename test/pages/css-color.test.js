import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { html, makeSite, openPage, root } from './helpers.js';

/** What stands in for the browser in `convlens render`. */
const bundle = await build({
  entryPoints: [path.join(root, 'src/node/platform/css-color.ts')],
  bundle: true,
  format: 'esm',
  write: false,
});
const { pixelOfColor } = await import(
  `data:text/javascript,${encodeURIComponent(bundle.outputFiles[0].text)}`
);

const site = await makeSite({ 'index.html': html('') });

/** Of every notation that CSS has, and words that are none. */
const colors = [
  ...['red', 'RebeccaPurple', 'transparent', 'lightgoldenrodyellow'],
  ...['#f00', '#12ab9F', '#ff000080', '#8888'],
  ...['rgb(255 0 0)', 'rgb(255, 0, 0)', 'rgb(10% 20% 30%)', 'rgba(255,0,0,.5)'],
  ...['rgb(12 34 56 / 50%)', 'rgb(300 -20 0)', 'rgb(none 128 0)'],
  ...[
    'hsl(120deg 100% 25%)',
    'hsl(0.5turn 100% 50%)',
    'hsl(40, 60%, 50%)',
    'hsla(40 60% 50% / .25)',
  ],
  ...['hwb(194 20% 10%)', 'hwb(194 60% 70%)'],
  ...['lab(50% 40 20)', 'lch(50% 40 20)', 'oklab(0.6 0.1 0.1)', 'oklch(0.6 0.1 20)'],
  ...['color(srgb 0.2 0.4 0.6)', 'color(display-p3 0.5 0.4 0.3)'],
  ...['plaid', 'f00', '123', 'rgb(1 2)', 'red blue', 'rgb 1 2 3', '', '#12345'],
];

test('a CSS color is the same pixel where no page is', async (t) => {
  const page = await openPage(t, site.url);
  const painted = await page.evaluate(async (all) => {
    const { pixelOfColor } = await import('/dist/client/image/css-color.js');
    return all.map((color) => {
      const pixel = pixelOfColor(color);
      return pixel && [...pixel.data];
    });
  }, colors);
  colors.forEach((color, index) => {
    const pixel = pixelOfColor(color);
    const [wanted, found] = [painted[index], pixel && [...pixel.data]];
    assert.equal(found === null, wanted === null, color);
    // What is wholly clear has no color.
    if (!wanted || wanted[3] === 0) return;
    const far = Math.max(...found.map((byte, channel) => Math.abs(byte - wanted[channel])));
    // A canvas keeps the colors of what is half clear only roughly.
    assert.ok(far <= (wanted[3] < 255 ? 2 : 1), `${color}: ${found} is not ${wanted}`);
  });
});
