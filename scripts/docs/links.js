import path from 'node:path';
import { listedCodes } from '../error-codes.js';
import { headingId } from './addresses.js';
import { declaredTypes } from './declared-types.js';
import { readDeclarations } from './declarations.js';

const attributes = new Set(
  readDeclarations().flatMap((each) => each.attributes.map(({ name }) => name)),
);
/** Codes that are not the name of an attribute too. */
const codes = new Set([...(await listedCodes())].filter((code) => !attributes.has(code)));

/**
 * Where the names of types and error codes lead to from a page.
 *
 * @param {string} file the page, relative to the repository
 */
export function linksFrom(file) {
  const to = (page, anchor = '') => {
    const other = page === file ? '' : path.posix.relative(path.posix.dirname(file), page);
    return `${other}${anchor && `#${anchor}`}`;
  };
  const addresses = new Map([
    ...declaredNames().map((name) => [name, to('docs/types.md', headingId(name))]),
    ...readDeclarations().map(({ name, tagName }) => [name, to(`docs/elements/${tagName}.md`)]),
  ]);
  return {
    /** A type as code: a link where it names one type of the kit, else each name a link. */
    type(text) {
      const names = new Set(
        (text.match(/\b[A-Z]\w*/g) ?? []).filter((name) => addresses.has(name)),
      );
      if (names.size === 0) return code(text);
      const [first] = names;
      if (names.size === 1) return `[${code(text)}](${addresses.get(first)})`;
      return text
        .split(new RegExp(`\\b(${[...names].join('|')})\\b`))
        .map((piece) =>
          names.has(piece) ? `[${code(piece)}](${addresses.get(piece)})` : codeWithin(piece),
        )
        .join('');
    },
    /** Error codes within a sentence as links. */
    codes: (text) =>
      text.replaceAll(/(?<!\[)`([a-z0-9-]+)`/g, (word, name) =>
        codes.has(name) ? `[${word}](${to('docs/errors.md', name)})` : word,
      ),
    page: to,
  };
}

/** Names that docs/types.md has a heading for. */
function declaredNames() {
  return Object.values(declaredTypes()).flatMap((list) => list.map(({ name }) => name));
}

/** Markdown cuts off the spaces at the ends of code. */
function codeWithin(text) {
  const [, before, inner, after] = /^(\s*)(.*?)(\s*)$/s.exec(text);
  return inner ? before + code(inner) + after : text;
}

const code = (text) => `\`${text}\``;
