import MagicString from 'magic-string';
import { addressOf, linkFrom } from './addresses.js';
import { siteBar, siteHead } from './bar.js';
import { COURSE, frontPage, linksOf } from './examples.js';

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
  return startedLater(edited.toString())
    .replace(/ *<link rel="icon"[^>]*>\n/, '')
    .replace('</head>', () => `${siteHead(page)}</head>`)
    .replace(/<body[^>]*>/, (body) => `${body}\n${siteBar(page, hasPlayground, id)}`)
    .replace(/<main(?![^>]* id=)/, '<main id="content"')
    .replace(
      '<span id="download"></span>',
      `: <a href="${COURSE}" download>download ${COURSE}</a>`,
    );
}

const kitScript = /<script\s+type="module"(\s+src="([^"]*\/dist\/convlens\.js)"[^>]*)><\/script>/;

/** Where every figure has its image, made by `convlens render`, the site's script decides when the kit comes. */
function startedLater(html) {
  if (!html.includes('data-convlens-render')) return html;
  return html.replace(
    kitScript,
    (_, attributes, address) =>
      `<link rel="modulepreload" href="${address}" media="(min-width: 40.01rem)" />\n    <script type="kit"${attributes}></script>`,
  );
}

/** In the site, what shows an element on the front page leads to its documentation. */
function targetOf(file, value, page, tagName) {
  const [, tag] = /^elements\/#([a-z-]+)$/.exec(value) ?? [];
  if (file === frontPage && tagName === 'a' && tag) return `docs/elements/${tag}.html`;
  if (value.startsWith('sample:')) return value;
  if (tagName === 'source' || !value.includes(' ')) return linkFrom(file, value, page);
  return value;
}
