import { plainText } from './tables.js';

/** Sections from which on a page has a table of contents. */
const least = 4;

/**
 * A table of contents to open, below the title of a long page: its sections. A host that has one
 * beside the page shows this where there is no room for it.
 */
export function contents(md) {
  const { escapeHtml } = md.utils;
  md.core.ruler.push('contents', ({ tokens, Token }) => {
    const sections = tokens.flatMap((token, index) =>
      token.type === 'heading_open' && token.tag === 'h2'
        ? [{ id: token.attrGet('id'), title: plainText(tokens[index + 1]) }]
        : [],
    );
    const title = tokens.findIndex(({ type, tag }) => type === 'heading_close' && tag === 'h1');
    if (title < 0 || sections.length < least) return;
    const items = sections.map(
      (each) => `<li><a href="#${each.id}" target="_self">${escapeHtml(each.title)}</a></li>`,
    );
    const content = `<details class="contents"><summary>On this page</summary>\n<ul>${items.join('')}</ul></details>\n`;
    tokens.splice(title + 1, 0, Object.assign(new Token('html_block', '', 0), { content }));
  });
}
