import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'parse5';
import { listDocs, root } from '../../scripts/docs/pages.js';
import { collectSections, searchContent } from '../../scripts/docs/search/collect.js';
import { addressOf } from './addresses.js';
import { pagesIn, publishedExamples } from './examples.js';

/** What the search of the site reads, with addresses relative to the site: the docs by sections, examples by pages. */
export function siteSearch() {
  const addressOfSection = ({ file }, heading) => `${addressOf(file)}#${heading}`;
  const examples = publishedExamples().flatMap((name) => pagesIn(`examples/${name}`));
  return searchContent([
    ...collectSections(listDocs(), addressOfSection),
    ...examples.map(exampleSection),
  ]);
}

/** A page of an article or of the course. */
function exampleSection(file) {
  const document = parse(readFileSync(path.join(root, file), 'utf8'));
  const title = textOf(find(document, 'title'));
  const text = textOf(find(document, 'body'));
  const none = { path: [], names: '', rest: '', keywords: '' };
  return { ...none, id: file, page: title, heading: title, text, address: addressOf(file) };
}

function find(node, tagName) {
  if (node.tagName === tagName) return node;
  for (const child of node.childNodes ?? []) {
    const found = find(child, tagName);
    if (found) return found;
  }
  return undefined;
}

/** Without scripts, and without what `convlens render` wrote for readers without them. */
function textOf(node) {
  const pieces = [];
  const visit = ({ nodeName, value, attrs = [], childNodes = [] }) => {
    if (/^(script|style|svg)$/.test(nodeName)) return;
    if (attrs.some(({ name }) => name === 'data-convlens-render')) return;
    if (nodeName === '#text') pieces.push(value);
    childNodes.forEach(visit);
  };
  visit(node);
  return pieces.join(' ').replaceAll(/\s+/g, ' ').trim();
}
