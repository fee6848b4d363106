import { readFileSync } from 'node:fs';
import path from 'node:path';
import { markdownTable } from './markdown-table.js';

export const manifestFile = path.join(import.meta.dirname, '../../dist/custom-elements.json');

/** Elements of the custom-elements manifest. */
export function readDeclarations() {
  const { modules } = JSON.parse(readFileSync(manifestFile, 'utf8'));
  return (
    modules
      .flatMap(({ declarations }) => declarations)
      .filter(({ tagName }) => tagName)
      // The analyzer lists modules in the order in which it came upon them.
      .sort((a, b) => (a.tagName < b.tagName ? -1 : 1))
  );
}

/** What `<!-- manifest KIND -->` may name on the page of an element. */
const ofElement = {
  attributes: ({ attributes }, linkTo) =>
    markdownTable(
      ['attribute', 'value', 'default', 'meaning'],
      attributes.map((each) => [linkTo(each.name), type(each), value(each), prose(each)]),
    ),
  properties: ({ members, attributes }) => {
    const named = new Set(attributes.map(({ name }) => name));
    const properties = members.filter(
      ({ kind, attribute }) => kind === 'field' && !named.has(attribute),
    );
    return markdownTable(
      ['property', 'type', 'meaning'],
      properties.map((each) => [code(each.name), type(each), prose(each)]),
    );
  },
  methods: ({ members }) =>
    markdownTable(
      ['method', 'returns', 'meaning'],
      members
        .filter(({ kind }) => kind === 'method')
        .map((each) => [code(signature(each)), type(each.return ?? {}), prose(each)]),
    ),
  events: ({ events }) =>
    markdownTable(
      ['event', '`detail`', 'when, and what it holds'],
      events.map((each) => [code(each.name), detail(each), prose(each)]),
    ),
  slots: ({ slots }) =>
    markdownTable(
      ['slot', 'what goes there'],
      slots.map((each) => [each.name ? code(each.name) : 'without a name', prose(each)]),
    ),
  'custom-properties': ({ cssProperties }) =>
    markdownTable(
      ['custom property', 'meaning'],
      cssProperties.map((each) => [code(each.name), prose(each)]),
    ),
  parts: ({ cssParts }) =>
    markdownTable(
      ['part', 'what it is'],
      cssParts.map((each) => [code(each.name), prose(each)]),
    ),
};

/** What it may name on any page. */
const ofAll = { 'all-events': allEvents };

/**
 * What the custom-elements manifest says, as Markdown.
 *
 * @param {string} kind
 * @param {object | undefined} element of the page, if it is one's
 * @param {(name: string) => string} linkTo the name of an attribute as a link to its section
 */
export function manifestTable(kind, element, linkTo) {
  if (kind in ofAll) return ofAll[kind]();
  const make = element && ofElement[kind];
  if (make) return make(element, linkTo);
  const known = element ? { ...ofElement, ...ofAll } : ofAll;
  throw new Error(`<!-- manifest ${kind} -->: there are ${Object.keys(known)}.`);
}

/** Every event once for each thing that is said of it, with the elements of which that is said. */
function allEvents() {
  const byEvent = new Map();
  for (const { tagName, events } of readDeclarations()) {
    for (const event of events) {
      const cells = [detail(event), prose(event)];
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

const code = (text) => `\`${text}\``;

function type({ type: declared }) {
  return declared ? code(declared.text) : '';
}

function value({ default: given }) {
  return given && !['undefined', 'null', "''"].includes(given) ? code(given) : '';
}

/** `null` where there is none. */
function detail({ type: declared }) {
  return code(/^CustomEvent<(.*)>$/s.exec(declared?.text ?? '')?.[1] ?? 'null');
}

function signature({ name, parameters = [] }) {
  const names = parameters.map((each) => (each.optional ? `${each.name}?` : each.name));
  return `${name}(${names.join(', ')})`;
}

/** Descriptions open in the middle of a sentence, some of them; outside of code words they are no HTML. */
function prose({ description = '' }) {
  const text = description
    .split(/(`[^`]+`)/)
    .map((piece, index) => (index % 2 ? piece : piece.replaceAll('<', '&lt;')))
    .join('')
    .replaceAll(/\s*\n\s*/g, ' ')
    .replace(/^[a-z]/, (letter) => letter.toUpperCase());
  return !text || /[.?!]$/.test(text) ? text : `${text}.`;
}
