import { codeWords } from './headings.js';

/**
 * What the custom-elements manifest says, where a page asks for it: below a heading of code words
 * that are attributes of `env.tagName` or custom properties, their types, defaults and meanings;
 * and between `<!-- manifest parts -->` and its end a button for each part in the table.
 */
export function manifestTexts(md, { declarations }) {
  const { escapeHtml } = md.utils;
  const descriptions = describe(escapeHtml, declarations);
  md.core.ruler.push('manifest_texts', (state) => {
    const element = declarations.find(({ tagName }) => tagName === state.env.tagName);
    state.tokens = state.tokens.flatMap((token, index, tokens) => {
      if (token.type !== 'heading_close') return [token];
      const html = descriptions(element, codeWords(tokens[index - 1]));
      return html ? [token, htmlBlock(state, html)] : [token];
    });
    if (element) addPartButtons(state, element.tagName, escapeHtml);
  });
}

function htmlBlock({ Token }, content) {
  return Object.assign(new Token('html_block', '', 0), { content });
}

/** The part finder of the page turns such a table into one whose parts can be outlined. */
function addPartButtons({ tokens, Token }, tagName, escapeHtml) {
  const start = tokens.findIndex(({ content }) => /^<!-- manifest parts -->/.test(content));
  if (start < 0) return;
  const end = tokens.findIndex(
    ({ content }, index) => index > start && /^<!-- end -->/.test(content),
  );
  tokens[start].content = `<part-finder tag="${tagName}">\n`;
  tokens[end].content = '</part-finder>\n';
  for (let index = start; index < end; index++) {
    if (tokens[index].type !== 'tr_open' || tokens[index + 1].type !== 'td_open') continue;
    const cell = tokens[index + 2];
    const [name] = codeWords(cell);
    const html = (content) => Object.assign(new Token('html_inline', '', 0), { content });
    const button = html(`<button type="button" value="${escapeHtml(name)}" aria-pressed="false">`);
    cell.children = [button, ...cell.children, html('</button>')];
  }
}

function describe(escapeHtml, declarations) {
  const described = (element, names) =>
    (element && attributeText(element, names)) || customPropertyText(names);

  function attributeText({ attributes }, names) {
    const found = names.map((name) => attributes.find((attribute) => attribute.name === name));
    if (found.length === 0 || !found.every(Boolean)) return '';
    return `<dl>${found.map((item) => row(item, found.length > 1)).join('\n')}</dl>\n`;
  }

  /** Of any element, with the elements that have it. */
  function customPropertyText(names) {
    if (names.length !== 1 || !names[0].startsWith('--')) return '';
    const said = new Map();
    for (const { tagName, cssProperties = [] } of declarations) {
      const property = cssProperties.find(({ name }) => name === names[0]);
      if (!property) continue;
      said.set(property.description, [...(said.get(property.description) ?? []), tagName]);
    }
    if (said.size === 0) throw new Error(`No element has the custom property ${names[0]}.`);
    return [...said]
      .map(([description, tags]) => {
        const elements = tags.map((tag) => `<code>&lt;${tag}&gt;</code>`).join(', ');
        return `<p>${prose(description)} <span class="side-note">(${elements})</span></p>\n`;
      })
      .join('');
  }

  function row({ name, description = '', type, default: value }, named) {
    const facts = [
      ...(named ? [`<code>${escapeHtml(name)}</code>`] : []),
      ...(type ? [`<span class="side-note">${escapeHtml(type.text)}</span>`] : []),
      ...(value && !['undefined', "''"].includes(value)
        ? [`<span class="side-note">default ${escapeHtml(value)}</span>`]
        : []),
    ];
    return `<div><dt>${facts.join(' ')}</dt><dd>${prose(description)}</dd></div>`;
  }

  /** Descriptions are plain text with code words; some open in the middle of a sentence. */
  function prose(text) {
    const html = escapeHtml(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
    const whole = html.replace(/^[a-z]/, (letter) => letter.toUpperCase());
    return /[.?!]$/.test(whole) ? whole : `${whole}.`;
  }

  return described;
}
