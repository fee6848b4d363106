import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { elementsOf } from './elements.js';

const components = path.join(import.meta.dirname, '../../src/components');

/** What elements share, and by tag the folders that one of them has besides its own. */
const sharedFolders = ['base', 'view', 'figure', 'toolbar'];
const otherFolders = { 'deconv-viewer': ['training'] };

/**
 * A plugin of the analyzer: the type of a `@cssprop` is its syntax, and its default is what the styles of the element
 * fall back to. Where they fall back to several values, the docblock chooses one of them: `[--name=value]`.
 */
export function styledProperties() {
  return {
    name: 'styled-properties',
    packageLinkPhase({ customElementsManifest }) {
      for (const element of elementsOf(customElementsManifest)) {
        element.cssProperties = (element.cssProperties ?? []).map((property) => {
          const { type, default: chosen, ...rest } = property;
          if (!type) throw new Error(`${element.tagName}: ${property.name} has no syntax.`);
          return {
            ...rest,
            summary: property.description.split('; ')[0],
            syntax: type.text,
            default: defaultOf(element.tagName, property.name, chosen),
          };
        });
      }
    },
  };
}

function defaultOf(tag, name, chosen) {
  const { own, shared } = fallbacksOf(tag, name);
  const used = own.length > 0 ? own : shared;
  const value = chosen ?? used[0];
  const isOnlyOne = chosen || used.length === 1;
  if (isOnlyOne && [...own, ...shared].includes(value)) return value;
  throw new Error(
    `<${tag}>: the default of ${name} is one of "${[...own, ...shared].join('", "')}".`,
  );
}

/** What the styles of an element, and those that it shares, put in the place of a custom property that is not set. */
export function fallbacksOf(tag, name) {
  const find = (folders) => [
    ...new Set(folders.flatMap(sourcesOf).flatMap((source) => fallbacksIn(source, name))),
  ];
  return { own: find([tag, ...(otherFolders[tag] ?? [])]), shared: find(sharedFolders) };
}

function sourcesOf(folder) {
  return readdirSync(path.join(components, folder))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(components, folder, file), 'utf8'));
}

function fallbacksIn(source, name) {
  return [...source.matchAll(new RegExp(`var\\(\\s*${name},\\s*`, 'g'))].map(({ 0: head, index }) =>
    withoutOwnVariables(argumentAt(source, index + head.length)),
  );
}

/** Up to the parenthesis that closes what is open at this place. */
function argumentAt(source, start) {
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    if (source[at] === '(') depth++;
    else if (source[at] === ')' && depth-- === 0) return source.slice(start, at).trim();
  }
  throw new Error(`No parenthesis closes ${source.slice(start, start + 40)}`);
}

/** Of `var(--type, 0.85em)`, which is the kit's own, the value that it has by itself. */
function withoutOwnVariables(value) {
  const start = value.search(/var\(--(?!convlens-)[\w-]+,/);
  if (start < 0) return value;
  const from = value.indexOf(',', start) + 1;
  const inner = argumentAt(value, from);
  const end = value.indexOf(inner, from) + inner.length + 1;
  return withoutOwnVariables(value.slice(0, start) + inner + value.slice(end));
}
