import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readCodeBlocks } from '../../scripts/docs/code-blocks.js';
import { isUnderstood, opensWithoutProblems, snippetSite } from './snippet-pages.js';
import { parsesInPython, runsInNode, runsInShell } from './snippet-runs.js';

/**
 * Every code block of README.md and docs/ as a reader pastes it: pages and scripts in a browser, scripts
 * for Node and commands in a folder with the files that they name. Live examples run in Storybook
 * (story-gate.js), and the type tests compile TypeScript.
 */
const blocks = await readCodeBlocks();

const runs = {
  html: opensWithoutProblems,
  js: (block, ...rest) =>
    block.words.includes('node') ? runsInNode(block) : opensWithoutProblems(block, ...rest),
  css: isUnderstood,
  json: ({ text }) => JSON.parse(text),
  sh: runsInShell,
  python: parsesInPython,
};

/** How many blocks nothing runs: files of other tools, what programs print, and pieces. */
const unexecuted = {
  'js fragment': 8,
  'sh fragment': 5,
  apache: 1,
  astro: 2,
  bibtex: 1,
  http: 4,
  md: 3,
  mdx: 2,
  nginx: 1,
  rst: 1,
  svelte: 2,
  text: 9,
  yaml: 1,
};

/** In Storybook, by the type tests, as formulas of reference.test.js. */
const isRunElsewhere = ({ language, words }) =>
  words.includes('live') || ['ts', 'tsx', 'math'].includes(language);
const isRunHere = ({ language, words }) => language in runs && !words.includes('fragment');
const nameOf = ({ file, line, language }) => `${file}:${line} (${language})`;

const others = blocks.filter((block) => !isRunElsewhere(block));

/** Recipes share blocks: each runs once. */
const different = new Map(
  others.filter(isRunHere).map((block) => [`${block.language} ${block.text}`, block]),
);
const site = await snippetSite([...different.values()]);

test('every block runs, but for so many of each kind', () => {
  const counts = {};
  for (const { language, words } of others.filter((block) => !isRunHere(block))) {
    const kind = [language, ...words].join(' ');
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  assert.deepEqual(counts, unexecuted);
});

test('the words behind the languages have a meaning', () => {
  const known = ['live', 'node', 'worker', 'fragment'];
  const odd = blocks.filter(({ words }) => words.some((word) => !known.includes(word)));
  assert.deepEqual(odd.map(nameOf), []);
});

describe('a block runs as it stands', { concurrency: 2 }, () => {
  for (const block of different.values()) {
    test(nameOf(block), (t) => runs[block.language](block, t, site));
  }
});
