import MiniSearch from 'minisearch';
import { asked, indexed, wordsOf } from './words.js';

/** How much a word counts, by where it stands. */
const boost = { keywords: 14, names: 5, heading: 5, page: 2.5, path: 1.2, text: 1, rest: 0.4 };

/** How much a page counts: what was changed when, and how the kit is made, is rarely looked for. */
const pages = [
  [/^(CHANGELOG|CONTRIBUTING|training\/|bench\/)/, 0.3],
  [/^docs\/(reliability|differences|codespace)\.md/, 0.6],
  [/^docs\/errors\.md#./, 0.6],
  [/^docs\/elements\//, 1.2],
  [/^docs\/choosing\.md/, 2],
];

const options = {
  fields: Object.keys(boost),
  tokenize: wordsOf,
  processTerm: indexed,
  extractField: (section, field) => [section[field] ?? ''].flat().join(' '),
};

/** The index that `createSearch` reads, as JSON: it takes a second to make, and a tenth of it to load. */
export function indexOf(sections) {
  const index = new MiniSearch(options);
  index.addAll(sections);
  return JSON.stringify(index);
}

/**
 * Search in the sections of the docs, in a browser as in Node.
 *
 * @param {import('./sections.js').Section[]} sections
 * @param {string} index
 * @returns {(question: string, limit?: number) => import('./sections.js').Section[]} best first
 */
export function createSearch(sections, index) {
  const byId = new Map(sections.map((section) => [section.id, section]));
  const loaded = MiniSearch.loadJSON(index, options);

  const find = (words, combineWith) =>
    loaded.search(
      { combineWith, queries: words.map((queries) => ({ combineWith: 'OR', queries })) },
      {
        boost,
        boostDocument: (id) => pages.find(([pattern]) => pattern.test(id))?.[1] ?? 1,
        // The words are as in the index already.
        tokenize: (word) => [word],
        processTerm: (word) => word,
        prefix: (word) => word.length > 2,
        fuzzy: (word) => (word.length > 4 ? 0.25 : false),
        weights: { prefix: 0.4, fuzzy: 0.2 },
      },
    );

  return (question, limit = 12) => {
    const words = asked(question);
    if (words.length === 0) return [];
    const all = find(words, 'AND');
    const some = words.length > 1 && all.length < limit ? find(words, 'OR') : [];
    const ids = new Set([...all, ...some].map(({ id }) => id));
    return [...ids].slice(0, limit).map((id) => byId.get(id));
  };
}
