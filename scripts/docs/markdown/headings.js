import anchor from 'markdown-it-anchor';
import { headingId } from '../addresses.js';

/** For markdown-it-anchor: ids as GitHub has them, and every heading a link to itself. */
export const anchorOptions = {
  slugify: headingId,
  // A link that is reached by Tab needs no second stop.
  tabIndex: false,
  permalink: anchor.permalink.headerLink({ class: 'header-anchor' }),
};

/** Of a heading that is nothing but code words and commas, those words; else none. */
export function codeWords({ children }) {
  const named = children.filter(({ type }) => !/^(link_|html_inline)/.test(type));
  const only = named.every(
    ({ type, content }) => type === 'code_inline' || (type === 'text' && /^[,\s]*$/.test(content)),
  );
  return only
    ? named.filter(({ type }) => type === 'code_inline').map(({ content }) => content)
    : [];
}
