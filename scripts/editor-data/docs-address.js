import { readFileSync } from 'node:fs';
import path from 'node:path';
import { headingFor } from '../docs/headings.js';

const docs = path.join(import.meta.dirname, '../../docs');

/**
 * Where the docs of this version can be read: `docs/` below the field `homepage` of the package; without that field in
 * the package itself, at the address from which the embed code loads the kit.
 *
 * @param {{ name: string, version: string, homepage?: string }} packageJson
 */
export function docsAddress({ name, version, homepage }) {
  const site = homepage ?? `https://unpkg.com/${name}@${version}`;
  const page = (file, heading) =>
    `${site.replace(/\/$/, '')}/docs/${file}${heading ? `#${heading}` : ''}`;
  const section = (file, of) =>
    page(file, headingFor(readFileSync(path.join(docs, file), 'utf8'), of));
  return {
    element: (tag) => page(`elements/${tag}.md`),
    attribute: (tag, attribute) => section(`elements/${tag}.md`, attribute),
    customProperty: (property) => section('theming.md', property),
  };
}
