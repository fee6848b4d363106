import { Marked } from 'marked';
import { escape } from './escape.js';
import { renderExample } from './example.js';
import { mathExtensions } from './math.js';
import { slug } from '../../scripts/docs/addresses.js';

/**
 * Markdown as GitHub has it, with what these pages add to it and GitHub passes over in silence:
 *
 * - ```` ```html live ````: the element itself, and beside it the markup that made it
 * - ```` ```math ```` and `$x$`: TeX, which becomes MathML here
 * - headings that name an attribute or a custom property: what the custom-elements manifest says of it
 *   (manifest-text.js)
 * - `<!-- manifest parts -->`: a button for each part, which outlines it (part-finder.js)
 *
 * @param {string} source
 * @param {object} links
 * @param {(href: string) => string | null} links.link where a relative link goes, `null` for nowhere
 * @param {(src: string) => string} links.image where a picture lies
 * @param {(comment: string, rest: string) => string} links.insert what a comment becomes
 * @param {(names: string[]) => string} links.describe what follows a heading of code words alone
 * @returns {string} HTML
 */
export function toHtml(source, { link, image, insert, describe }) {
  const taken = new Map();
  const marked = new Marked({
    extensions: mathExtensions,
    renderer: {
      heading({ tokens, depth }) {
        const plain = slug(this.parser.parseInline(tokens, this.parser.textRenderer));
        const count = taken.get(plain) ?? 0;
        taken.set(plain, count + 1);
        const id = count ? `${plain}-${count}` : plain;
        const text = this.parser.parseInline(tokens);
        return `<h${depth} id="${id}">${text}</h${depth}>\n${describe(codeWords(tokens))}`;
      },
      code({ text, lang = '' }) {
        const [language, ...words] = lang.split(/\s+/);
        if (words.includes('live')) return renderExample(text);
        return `<pre tabindex="0"><code class="language-${language}">${escape(text)}</code></pre>\n`;
      },
      link({ href, tokens }) {
        const text = this.parser.parseInline(tokens);
        const target = link(href);
        if (target === null) return text;
        const frame = target.startsWith('#') ? '' : ' target="_top"';
        return `<a href="${escape(target)}"${frame}>${text}</a>`;
      },
      image: ({ href, text }) => `<img src="${escape(image(href))}" alt="${escape(text)}">`,
      table(token) {
        const cells = (row, tag) =>
          `<tr>${row.map((cell) => tableCell(this.parser, cell, tag)).join('')}</tr>`;
        const named = token.header.some(({ text }) => text.trim());
        const head = named ? `<thead>${cells(token.header, 'th')}</thead>` : '';
        const body = token.rows.map((row) => cells(row, 'td')).join('\n');
        return `<div class="scrolls" tabindex="0" role="group" aria-label="Table">\n<table>${head}<tbody>\n${body}\n</tbody></table></div>\n`;
      },
      html({ text }) {
        const [, comment, rest] = /^<!--\s*([\w-]+)\s*(.*?)\s*-->\s*$/.exec(text) ?? [];
        return comment ? insert(comment, rest) : text;
      },
    },
  });
  return marked.parse(source);
}

function tableCell(parser, { tokens, align }, tag) {
  const text = parser.parseInline(tokens);
  // A corner has nothing to head.
  const cell = tag === 'th' && !text ? 'td' : tag;
  return `<${cell}${align ? ` style="text-align: ${align}"` : ''}>${text}</${cell}>`;
}

/** Of a heading that is nothing but code words and commas, those words; else none. */
export function codeWords(tokens) {
  const only = tokens.every(
    ({ type, text }) => type === 'codespan' || (type === 'text' && /^[,\s]+$/.test(text)),
  );
  return only ? tokens.filter(({ type }) => type === 'codespan').map(({ text }) => text) : [];
}
