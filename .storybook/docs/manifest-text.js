import { escape } from './escape.js';

/** Types, defaults and meanings of attributes, for the heading that names them. */
export function attributeText({ attributes }, names) {
  const found = names.map((name) => attributes.find((attribute) => attribute.name === name));
  if (found.length === 0 || !found.every(Boolean)) return '';
  return `<dl>${found.map((item) => row(item, found.length > 1)).join('\n')}</dl>\n`;
}

/** The same for custom properties of any element, with the elements that have them. */
export function customPropertyText(declarations, names) {
  if (names.length !== 1 || !names[0].startsWith('--')) return '';
  const having = declarations
    .map(({ tagName, cssProperties = [] }) => ({
      tagName,
      property: cssProperties.find(({ name }) => name === names[0]),
    }))
    .filter(({ property }) => property);
  if (having.length === 0) throw new Error(`No element has the custom property ${names[0]}.`);
  const said = new Map();
  for (const { tagName, property } of having) {
    said.set(property.description, [...(said.get(property.description) ?? []), tagName]);
  }
  return [...said]
    .map(([description, tags]) => {
      const elements = tags.map((tag) => `<code>&lt;${tag}&gt;</code>`).join(', ');
      return `<p>${prose(description)} <span class="side-note">(${elements})</span></p>\n`;
    })
    .join('');
}

function row({ name, description = '', type, default: value }, named) {
  const facts = [
    ...(named ? [`<code>${escape(name)}</code>`] : []),
    ...(type ? [`<span class="side-note">${escape(type.text)}</span>`] : []),
    ...(value && !['undefined', "''"].includes(value)
      ? [`<span class="side-note">default ${escape(value)}</span>`]
      : []),
  ];
  return `<div><dt>${facts.join(' ')}</dt><dd>${prose(description)}</dd></div>`;
}

/** A button for each part, which outlines it in the figures of the page (part-finder.js). */
export function partButtons({ tagName, cssParts }) {
  const buttons = cssParts
    .map(({ name, description }) => {
      const said = description ? ` title="${escape(description)}"` : '';
      return `<button type="button" value="${name}"${said} aria-pressed="false">${name}</button>`;
    })
    .join('\n');
  return `<part-finder tag="${tagName}">${buttons}</part-finder>\n`;
}

/** The manifest's descriptions are plain text with code words; some open in the middle of a sentence. */
function prose(text) {
  const html = escape(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
  const whole = html.replace(/^[a-z]/, (letter) => letter.toUpperCase());
  return /[.?!]$/.test(whole) ? whole : `${whole}.`;
}
