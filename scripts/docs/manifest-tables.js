import { readDeclarations } from './declarations.js';
import { markdownTable } from './markdown-table.js';
import { sentence } from './sentences.js';
import { parameterCell, signature } from './type-tables.js';

/** What `<!-- manifest KIND -->` may name on the page of an element. */
const ofElement = {
  attributes: ({ attributes }, links) =>
    markdownTable(
      ['attribute', 'value', 'default', 'meaning'],
      attributes.map((each) => [
        links.attribute(each.name),
        code(each.type.text),
        value(each),
        sentence(each.description),
      ]),
    ),
  properties({ members, attributes }, links) {
    const named = new Set(attributes.map(({ name }) => name));
    const properties = members.filter(
      ({ kind, attribute }) => kind === 'field' && !named.has(attribute),
    );
    const table = markdownTable(
      ['property', 'type', 'meaning'],
      properties.map((each) => [
        code(each.name),
        links.type(each.type.text),
        sentence(each.description),
      ]),
    );
    const others = `Every attribute is a property too, [some under another name or with a wider type](${links.page('docs/attributes.md')}).`;
    return `${others}\n\n${table}`;
  },
  methods: ({ members }, links) =>
    markdownTable(
      ['method', 'parameters', 'returns', 'meaning'],
      members
        .filter(({ kind }) => kind === 'method')
        .map((each) => [
          code(signature(each)),
          parameterCell(
            (each.parameters ?? []).map(({ type, ...rest }) => ({ ...rest, type: type.text })),
            links,
          ),
          [links.type(each.return.type.text), each.return.description].join(': '),
          [
            sentence(each.description),
            ...(each.throws ?? []).map(({ description }) => `Throws ${links.codes(description)}.`),
          ].join(' '),
        ]),
    ),
  events: ({ events }, links) =>
    markdownTable(
      ['event', '`detail`', 'when, and what it holds'],
      events.map((each) => [code(each.name), links.type(detail(each)), sentence(each.description)]),
    ),
  slots: ({ slots }) =>
    markdownTable(
      ['slot', 'what goes there'],
      slots.map((each) => [
        each.name ? code(each.name) : 'without a name',
        sentence(each.description),
      ]),
    ),
  'custom-properties': ({ cssProperties }) =>
    markdownTable(
      ['custom property', 'syntax', 'default', 'meaning'],
      cssProperties.map((each) => [
        code(each.name),
        code(each.syntax),
        code(each.default),
        sentence(each.description),
      ]),
    ),
  parts: ({ cssParts }) =>
    markdownTable(
      ['part', 'what it is'],
      cssParts.map((each) => [code(each.name), sentence(each.description)]),
    ),
};

/** What it may name on any page. */
const ofAll = { 'all-events': allEvents, 'all-attributes': allAttributes };

/**
 * What the custom-elements manifest says, as Markdown.
 *
 * @param {string} kind
 * @param {object | undefined} element of the page, if it is one's
 * @param {object} links of the page (links.js), with `attribute` for those that have a section on it
 */
export function manifestTable(kind, element, links) {
  if (kind in ofAll) return ofAll[kind](links);
  const make = element && ofElement[kind];
  if (make) return make(element, links);
  const known = element ? { ...ofElement, ...ofAll } : ofAll;
  throw new Error(`<!-- manifest ${kind} -->: there are ${Object.keys(known)}.`);
}

/** Every event once for each thing that is said of it, with the elements of which that is said. */
function allEvents(links) {
  const byEvent = new Map();
  for (const { tagName, events } of readDeclarations()) {
    for (const event of events) {
      const cells = [links.type(detail(event)), sentence(event.description)];
      const known = byEvent.get(event.name) ?? new Map();
      const said = known.get(cells.join()) ?? { tags: [], cells };
      said.tags.push(code(`<${tagName}>`));
      byEvent.set(event.name, known.set(cells.join(), said));
    }
  }
  const rows = [...byEvent].flatMap(([name, known]) =>
    [...known.values()].map(({ tags, cells }) => [code(name), tags.join(', '), ...cells]),
  );
  return markdownTable(['event', 'fired by', '`detail`', 'when, and what it holds'], rows);
}

/** Every attribute, once for each property that it is, with the elements that have it. */
function allAttributes(links) {
  const rows = new Map();
  for (const { tagName, attributes, members } of readDeclarations()) {
    for (const { name, fieldName } of attributes) {
      const { type } = members.find((each) => each.name === fieldName);
      const property = [code(fieldName), links.type(type.text)];
      const key = [name, ...property].join();
      const row = rows.get(key) ?? { name, property, tags: [] };
      row.tags.push(links.attributeOf(tagName, name));
      rows.set(key, row);
    }
  }
  const sorted = [...rows.values()].sort((a, b) => a.name.localeCompare(b.name));
  return markdownTable(
    ['attribute', 'property', 'type of the property', 'elements'],
    sorted.map(({ name, property, tags }) => [code(name), ...property, tags.join(', ')]),
  );
}

const code = (text) => `\`${text}\``;

function value({ default: given }) {
  return given && !['undefined', 'null', "''"].includes(given) ? code(given) : '';
}

/** `null` where there is none. */
function detail({ type: declared }) {
  return /^CustomEvent<(.*)>$/s.exec(declared?.text ?? '')?.[1] ?? 'null';
}
