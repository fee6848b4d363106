import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/docs/pages.js';
import { addressOf, linkFrom } from './addresses.js';

/** What Eleventy and the Markdown of a page of the docs need to know of it. */
export function docsPage(file, name, tagName) {
  const source = readFileSync(path.join(root, file), 'utf8');
  const address = addressOf(file);
  return {
    layout: 'docs.njk',
    permalink: address,
    address,
    title: tagName ? `<${tagName}>` : name,
    description: descriptionOf(source),
    tagName,
    areExamplesLazy: true,
    link: (href) => linkFrom(file, href),
    image: (src) => linkFrom(file, src),
  };
}

/** The first paragraph as plain text, at most two sentences of it. */
function descriptionOf(source) {
  const paragraph = source
    .split(/\n{2,}/)
    .find((block) => /^[A-Z`*[]/.test(block) && !block.startsWith('[!'));
  const plain = (paragraph ?? '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[`*]|<!--.*?-->/g, '')
    .replaceAll(/\s+/g, ' ');
  const [first = '', second = ''] = plain.split(/(?<=[.?!:]) /);
  return first.length + second.length < 160 ? `${first} ${second}`.trim() : first;
}

/** The list of sections below the title of a page (scripts/docs/markdown/contents.js), to stand beside it. */
export function sectionsOf(html) {
  const [, list] = /<details class="contents">.*?(<ul>.*?<\/ul>)<\/details>/s.exec(html) ?? [];
  return list ? `<nav aria-label="On this page"><p>On this page</p>${list}</nav>` : '';
}
