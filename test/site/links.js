import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'parse5';
import { linksOf } from '../../site/lib/examples.js';

/**
 * What is wrong with the links of a folder of pages: files, folders without a page and headings that
 * are not there, and addresses that only hold where the site lies in the root of its host.
 *
 * @param {string} folder
 * @param {(file: string) => boolean} isOurs pages that are read; others are only looked for
 * @returns {string[]}
 */
export function brokenLinks(folder, isOurs) {
  const ids = new Map();
  const idsIn = (file) => {
    if (!ids.has(file)) ids.set(file, idsOf(readFileSync(file, 'utf8')));
    return ids.get(file);
  };
  const broken = [];
  const pages = readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.html') && isOurs(name))
    .map((name) => path.join(folder, name));
  for (const page of pages) {
    for (const { value } of linksOf(readFileSync(page, 'utf8')).flatMap(addressesOf)) {
      if (/^(https?:|data:|mailto:|sample:)/.test(value)) continue;
      const why = problemOf(page, value);
      if (why) broken.push(`${path.relative(folder, page)}: ${value}: ${why}`);
    }
  }
  return broken;

  function problemOf(page, value) {
    if (value.startsWith('/')) return 'not relative';
    const [address, hash] = value.split('#');
    const [name] = address.split('?');
    const full = name ? path.resolve(path.dirname(page), decodeURI(name)) : page;
    if (path.relative(folder, full).startsWith('..')) return 'leaves the site';
    if (!existsSync(full)) return 'no such file';
    const file = statSync(full).isDirectory() ? path.join(full, 'index.html') : full;
    if (!existsSync(file)) return 'no page in this folder';
    if (!hash || !file.endsWith('.html') || !isOurs(path.relative(folder, file))) return undefined;
    return idsIn(file).has(decodeURIComponent(hash)) ? undefined : 'no such heading';
  }
}

/** A list of images for several resolutions has several addresses. */
function addressesOf({ name, value }) {
  if (name !== 'srcset') return [{ value }];
  return value.split(',').map((each) => ({ value: each.trim().split(/\s/)[0] }));
}

function idsOf(html) {
  const found = new Set();
  const visit = (node) => {
    const id = node.attrs?.find(({ name }) => name === 'id')?.value;
    if (id) found.add(id);
    for (const child of node.content?.childNodes ?? node.childNodes ?? []) visit(child);
  };
  visit(parse(html));
  return found;
}
