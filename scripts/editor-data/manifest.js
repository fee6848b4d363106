import { readFile } from 'node:fs/promises';

/** Types that TypeScript has by itself; all others in the manifest are exported by `convlens`. */
const builtIn = new Set([
  'CustomEvent',
  'Event',
  'Float32Array',
  'Map',
  'Promise',
  'Record',
  'Set',
]);

/**
 * The elements of a custom-elements.json as the generators of this folder need them: sorted by tag,
 * with what only a property can say (`properties`) and the kit's own types that events carry (`types`).
 */
export async function readElements(file) {
  const { modules } = JSON.parse(await readFile(file, 'utf8'));
  return modules
    .flatMap(({ declarations }) => declarations)
    .filter(({ tagName }) => tagName)
    .sort((a, b) => (a.tagName < b.tagName ? -1 : 1))
    .map(({ events = [], slots = [], cssParts = [], cssProperties = [], ...element }) => ({
      ...element,
      events,
      slots,
      cssParts,
      cssProperties,
      properties: element.members.filter(
        ({ kind, attribute, readonly }) => kind === 'field' && !attribute && !readonly,
      ),
      types: typesIn(events),
    }));
}

/** The texts that a type names, `'a' | 'b'`, and whether it allows others too. */
export function choicesOf({ text }) {
  const parts = text.split('|').map((part) => part.trim());
  const texts = parts.filter((part) => part.startsWith("'"));
  return { texts: texts.map((part) => part.slice(1, -1)), open: texts.length < parts.length };
}

/** A default as an author would write it; `undefined` where it goes without saying. */
export function defaultOf({ default: value }) {
  return value === "''" || value === 'false' ? undefined : value?.replace(/^'(.*)'$/, '$1');
}

function typesIn(events) {
  const words = events.flatMap(({ type }) => type.text.match(/\b[A-Z]\w*/g) ?? []);
  return [...new Set(words)].filter((word) => !builtIn.has(word));
}
