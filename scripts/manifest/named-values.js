import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadTables } from '../tables.js';

const { compositeTable, english, lrpComposites, saliencyMethods, saliencyTable } =
  await loadTables();
const red = { Pixels: 'Red pixels', pixels: 'red pixels', ones: 'red ones' };
const blue = { Pixels: 'Blue pixels', pixels: 'blue pixels', ones: 'blue ones' };

/** Sets of names that the type of an `@attr` may name: `{SaliencyMethod}`, or `{SaliencyMethod[]}` for a list. */
export const nameSets = {
  SaliencyMethod: saliencyMethods,
  LrpComposite: lrpComposites,
  LrpCompositeChoice: ['auto', ...lrpComposites],
  ContestMethod: [...saliencyMethods, ...lrpComposites.map((name) => `lrp:${name}`)],
};

/** By name, what the rows of methods and composites and the cards of the models say of it. */
export const meanings = new Map([
  ...Object.entries(saliencyTable).map(meaningOf),
  ...Object.entries(compositeTable).map(meaningOf),
  ...Object.entries(compositeTable)
    .map(meaningOf)
    .map(([name, meaning]) => [`lrp:${name}`, meaning]),
  ...modelTitles(),
]);

function meaningOf([name, { title, meaning }]) {
  return [name, `${title(english)}: ${meaning(english, red, blue)}`];
}

function modelTitles() {
  const folder = path.join(import.meta.dirname, '../../models');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => [
      name,
      JSON.parse(readFileSync(path.join(folder, name, 'card.json'), 'utf8')).title,
    ]);
}
