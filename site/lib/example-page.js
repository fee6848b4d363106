import MagicString from 'magic-string';
import { addressOf, linkFrom } from './addresses.js';
import { siteBar, siteHead } from './bar.js';
import { frontPage, linksOf } from './examples.js';

/**
 * A page of examples/ as the site has it: the same text with the site's bar above it, and with links
 * that lead to pages of the site.
 *
 * @param {string} html
 * @param {string} file relative to the repository
 * @param {boolean} hasPlayground
 */
export function examplePage(html, file, hasPlayground) {
  const page = addressOf(file);
  const edited = new MagicString(html);
  for (const { tagName, name, value, at } of linksOf(html)) {
    const target = targetOf(file, value, page, tagName);
    const written = target === null ? '' : `${name}="${target}"`;
    if (target !== value) edited.update(at.startOffset, at.endOffset, written);
  }
  const [, id = 'content'] = /<main[^>]* id="([^"]+)"/.exec(html) ?? [];
  return edited
    .toString()
    .replace(/ *<link rel="icon"[^>]*>\n/, '')
    .replace('</head>', () => `${siteHead(page)}</head>`)
    .replace(/<body[^>]*>/, (body) => `${body}\n${siteBar(page, hasPlayground, id)}`)
    .replace(/<main(?![^>]* id=)/, '<main id="content"');
}

/** In the site, what shows an element on the front page leads to its documentation. */
function targetOf(file, value, page, tagName) {
  const [, tag] = /^elements\/#([a-z-]+)$/.exec(value) ?? [];
  if (file === frontPage && tagName === 'a' && tag) return `docs/elements/${tag}.html`;
  if (value.startsWith('sample:')) return value;
  if (tagName === 'source' || !value.includes(' ')) return linkFrom(file, value, page);
  return value;
}
