import { headingId } from '../addresses.js';

/**
 * Anchors within a section: a list item that opens with code words and a colon, such as one of an
 * error code, or a paragraph that opens with a bold name, its code word and a colon, can be linked to
 * by each of these words. Ids of headings come first; anchors in the source, which GitHub needs, make
 * way for these.
 */
export function namedItems(md) {
  md.core.ruler.push('named_items', ({ tokens, Token }) => {
    const taken = new Set(tokens.map((token) => token.attrGet('id')).filter(Boolean));
    const items = tokens.filter((_, index) => opensItem(tokens, index));
    for (const item of items) {
      for (const name of namesOf(item.children)) {
        const id = headingId(name.content);
        if (taken.has(id)) continue;
        taken.add(id);
        name.attrSet('id', id);
        item.children = linked(withoutAnchor(item.children, id), name, Token);
      }
    }
  });
}

/** With a link around a code word, to itself, unless it leads somewhere already. */
function linked(children, name, Token) {
  const before = children.slice(0, children.indexOf(name));
  const isLink = before.findLast(({ type }) => type.startsWith('link_'))?.type === 'link_open';
  if (isLink) return children;
  const open = new Token('link_open', 'a', 1);
  open.attrs = [
    ['class', 'item-anchor'],
    ['href', `#${name.attrGet('id')}`],
  ];
  const close = new Token('link_close', 'a', -1);
  return children.flatMap((child) => (child === name ? [open, child, close] : [child]));
}

/** Without `<a id="..."></a>`, which are two tokens. */
function withoutAnchor(children, id) {
  const start = children.findIndex(({ content }) => content === `<a id="${id}">`);
  return start < 0 ? children : children.toSpliced(start, 2);
}

/** Whether this is the first text of a list item, or a paragraph's. */
function opensItem(tokens, index) {
  return tokens[index].type === 'inline' && tokens[index - 1].type === 'paragraph_open';
}

/**
 * The code words that a text opens with, if a colon follows them.
 *
 * @param {import('markdown-it').Token[]} children
 */
export function namesOf(children) {
  const colon = children.findIndex(
    ({ type, content }) => type === 'text' && content.startsWith(':'),
  );
  const opening = children.slice(0, Math.max(colon, 0)).filter(isVisible);
  const names = opening.filter(({ type }) => type === 'code_inline');
  const start = opening[0]?.type === 'strong_open' ? closeOf(opening) + 1 : 0;
  const only = opening
    .slice(start)
    .every(({ type, content }) => type === 'code_inline' || /^[,\s]*$/.test(content));
  return only ? names : [];
}

const isVisible = ({ type, content }) =>
  !type.startsWith('link_') && type !== 'html_inline' && (type !== 'text' || content !== '');

const closeOf = (children) => children.findIndex(({ type }) => type === 'strong_close');
