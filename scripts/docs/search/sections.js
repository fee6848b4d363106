import { codeWords } from '../markdown/headings.js';
import { namesOf } from '../markdown/named-items.js';
import { plainText } from '../markdown/tables.js';

/**
 * What can be found: a section of a page for every heading, and one for every list item or paragraph
 * that has an anchor, such as an error code.
 *
 * @typedef {object} Section
 * @property {string} id the page's file and the anchor, as in `docs/lrp.md#rules`
 * @property {string} page the page's title
 * @property {string} heading
 * @property {string[]} path the headings above, without the page's title
 * @property {string} names code words that it is about: attributes, error codes, first cells of tables
 * @property {string} text prose
 * @property {string} rest tables and code
 */

/**
 * @param {string} file relative to the repository
 * @param {import('markdown-it').Token[]} tokens of the page, with its anchors
 * @returns {Section[]}
 */
export function sectionsOf(file, tokens) {
  const sections = [];
  const above = [];
  let current;
  const add = (id, heading, names, texts = []) => {
    const path = above.slice(1).map((each) => each.heading);
    const section = { id: `${file}#${id}`, heading, path, names, texts, rests: [] };
    sections.push(section);
    return section;
  };
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'heading_open') {
      const heading = plainText(tokens[index + 1]);
      const depth = Number(token.tag.slice(1));
      while (above.length > 0 && above.at(-1).depth >= depth) above.pop();
      current = add(token.attrGet('id'), heading, codeWords(tokens[index + 1]));
      above.push({ depth, heading });
    }
    if (!current) continue;
    if (token.type === 'fence') current.rests.push(token.content);
    if (token.type === 'html_block' && !token.content.includes('class="contents"'))
      current.texts.push(textOf(token.content));
    if (token.type !== 'inline' || tokens[index - 1].type === 'heading_open') continue;
    const text = plainText(token);
    const anchors = namesOf(token.children).filter((name) => name.attrGet('id'));
    if (anchors.length > 0) {
      const names = anchors.map(({ content }) => content);
      // The section goes on behind an item with an anchor.
      add(anchors[0].attrGet('id'), names.join(', '), names, [text]);
    } else if (/^t[dh]_open$/.test(tokens[index - 1].type)) {
      current.rests.push(text);
      if (tokens[index - 2].type === 'tr_open') current.names.push(...codeWords(token));
    } else current.texts.push(text);
  }
  const page = sections[0].heading;
  return sections.map(({ names, texts, rests, ...section }) => ({
    ...section,
    page,
    names: names.join(' '),
    text: inOneLine(texts),
    rest: inOneLine(rests),
  }));
}

const inOneLine = (texts) => texts.join(' ').replaceAll(/\s+/g, ' ').trim();

/** What HTML says. */
function textOf(html) {
  const text = html.replaceAll(/<!--.*?-->|<style.*?<\/style>|<[^>]*>/gs, ' ');
  return text.replaceAll(/&(lt|gt|amp|quot);/g, (_, name) => entities[name]);
}

const entities = { lt: '<', gt: '>', amp: '&', quot: '"' };
