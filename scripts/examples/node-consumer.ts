/**
 * What a project for Node may import, without the types of pages; package.js compiles it beside an
 * installed copy of the package. What the types say is tested in test/types/node/.
 */
import { writeFile } from 'node:fs/promises';
import { load, toNpy, type Explainer } from 'convlens/engine';
import { renderPage } from 'convlens/render';

const network: Explainer = await load('mnist-cnn');
const results = await network.explain('gradient', ['sample:1', 'digit.png'], { target: 3 });
await writeFile('maps.npy', toNpy(results));
// @ts-expect-error: of a list it gives a list.
await writeFile('map.npy', toNpy(results.map));
await renderPage('<saliency-map></saliency-map>', { url: 'file:///page.html', pictures: 'page/' });
