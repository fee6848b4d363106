import { escape } from './escape.js';

/** What `<!-- manifest KIND -->` may name. */
const kinds = {
  slots: ({ slots }) => list(slots, (name) => (name ? `slot="${name}"` : 'without a name')),
  events: ({ events }) => list(events),
  properties: ({ members, attributes }) => {
    const named = new Set(attributes.map(({ name }) => name));
    return list(members.filter(({ kind, attribute }) => kind === 'field' && !named.has(attribute)));
  },
  methods: ({ members }) =>
    list(
      members.filter(({ kind }) => kind === 'method'),
      (name) => `${name}()`,
    ),
  'custom-properties': ({ cssProperties }) => list(cssProperties),
  parts: ({ tagName, cssParts }) => partList(tagName, cssParts),
};

/**
 * What the custom-elements manifest says of an element, as HTML.
 *
 * @param {object} declaration of the element
 * @param {string} kind
 */
export function manifestText(declaration, kind) {
  const make = kinds[kind];
  if (!make) throw new Error(`<!-- manifest ${kind} -->: there are ${Object.keys(kinds)}.`);
  return make(declaration);
}

/** Types, defaults and meanings of attributes, for the heading that names them. */
export function attributeText({ attributes }, names) {
  const found = names.map((name) => attributes.find((attribute) => attribute.name === name));
  if (found.length === 0 || !found.every(Boolean)) return '';
  return list(found, (name) => name, found.length > 1);
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

function list(items, nameOf = (name) => name, named = true) {
  if (!items?.length) return '<p>None.</p>\n';
  return `<dl>${items.map((item) => row(item, nameOf, named)).join('\n')}</dl>\n`;
}

function row({ name, description = '', type, default: value }, nameOf, named) {
  const facts = [
    ...(named ? [`<code>${escape(nameOf(name))}</code>`] : []),
    ...(type ? [`<span class="side-note">${escape(type.text)}</span>`] : []),
    ...(value && !['undefined', "''"].includes(value)
      ? [`<span class="side-note">default ${escape(value)}</span>`]
      : []),
  ];
  return `<div><dt>${facts.join(' ')}</dt><dd>${prose(description)}</dd></div>`;
}

/** A button for each part, which outlines it in the figure that follows (part-finder.js). */
function partList(tagName, parts) {
  const buttons = parts
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
