import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { resolveFrom } from '../../scripts/docs/addresses.js';
import { listDocs, root } from '../../scripts/docs/pages.js';
import { publishedExamples } from './examples.js';

const { repository } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const source = (repository?.url ?? repository ?? '').replace(/^git\+|\.git$/g, '');

/** Folders whose files lie in the site as they lie in the repository. */
const folders = [
  'docs',
  'models',
  'dist',
  ...publishedExamples().map((name) => `examples/${name}`),
];
/** Files without an ending, which servers would offer as a download. */
const texts = ['LICENSE', 'NOTICE'];
const docs = new Set(listDocs().map(({ file }) => file));

/** Markdown that lies in a folder of the site without being one of the docs: where images and weights are from. */
export const notes = folders
  .filter((folder) => !['docs', 'dist'].includes(folder))
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name.split(path.sep).join('/')}`),
  );

/** Where the site has a file or folder of the repository, relative to the site; `undefined` if it is not there. */
export function addressOf(file) {
  if (texts.includes(file)) return `${file}.txt`;
  if (/^examples\/(index\.html)?$/.test(file)) return 'index.html';
  if (file === 'README.md') return 'start.html';
  if (notes.includes(file)) return file.replace(/\.md$/, '.html');
  if (file.endsWith('.md')) return docs.has(file) ? docsAddress(file) : undefined;
  if (folders.some((folder) => `${file}/`.startsWith(`${folder}/`))) return file;
  return file.startsWith('examples/') && /\.(css|js|webp)$/.test(file) ? file : undefined;
}

function docsAddress(file) {
  return file.replace(/(\/README)?\.md$/, (_, isIndex) => (isIndex ? '/index.html' : '.html'));
}

/**
 * Where a link of a file of the repository leads from its page in the site: to another page or file of
 * the site, to the repository if package.json says where that is, or nowhere.
 *
 * @param {string} file the file that has the link
 * @param {string} href
 * @param {string} [page] its page, if that is not where `addressOf` has it
 * @returns {string | null}
 */
export function linkFrom(file, href, page = addressOf(file)) {
  if (/^[a-z]+:/.test(href) || href.startsWith('#') || href === '') return href;
  const [, name, rest] = /^([^?#]*)(.*)$/s.exec(href);
  const target = resolveFrom(file, name);
  const full = path.join(root, target);
  if (!existsSync(full)) throw new Error(`${file} links to ${href}: no such file.`);
  const address = addressOf(target);
  if (address !== undefined) return relative(page, address) + rest;
  if (!source) return null;
  return `${source}/${statSync(full).isDirectory() ? 'tree' : 'blob'}/main/${target}${rest}`;
}

/** From a page to another file, both relative to the site. */
function relative(page, address) {
  const found = path.posix.relative(path.posix.dirname(page), address);
  return `${found || '.'}${address.endsWith('/') ? '/' : ''}`;
}

/** From a page to the site's folder: `./`, `../` ... */
export function rootOf(page) {
  return '../'.repeat(page.split('/').length - 1) || './';
}
