import type { LitElement } from 'lit';
import { builtinModels } from '../../client/builtin-models.js';
import { propertiesOf } from '../base/markup-element.js';

/** What only authors decide: how much is loaded and computed when, how large it is, what it offers. */
const authors =
  /^(loading|width|height|controls|toolbar|picture|permalink|limit|strip|input-size|epochs|train)$/;

/** What names a file. */
const addresses = /(^|-)(model|card|src|href|url|generator|judge)$/;

/** Whether a link may carry this attribute at all. */
export function isLinkable(name: string): boolean {
  return !authors.test(name);
}

/**
 * Whether a link may give an element this. A link comes from anyone: it must not make the page fetch
 * what its author does not know. Addresses are those that the author has written in the scene, names
 * of the kit's own models and samples, or on the page's own origin.
 *
 * @param written addresses that the author has written
 */
export function mayLink(
  element: LitElement,
  name: string,
  value: string | null,
  written: ReadonlySet<string>,
): boolean {
  const property = propertiesOf(element).get(name);
  if (!property || !isLinkable(name)) return false;
  if (value === null) return true;
  if (property.type === Number) return value.trim() !== '' && Number.isFinite(Number(value));
  if (!addresses.test(name) || written.has(value)) return true;
  const words = value.split(/\s+/).filter(Boolean);
  // What is there twice is computed twice.
  if (new Set(words).size < words.length) return false;
  return words.every((word) => isKnown(name, word, written));
}

/** The addresses among the attributes of an element. */
export function addressesIn(attributes: Readonly<Record<string, string>>): string[] {
  return Object.entries(attributes).flatMap(([name, value]) =>
    addresses.test(name) ? [value, ...value.split(/\s+/)] : [],
  );
}

function isKnown(name: string, word: string, written: ReadonlySet<string>): boolean {
  if (written.has(word)) return true;
  if (/^sample:(\*|\d+(-\d+)?)$/.test(word)) return /(^|-)src$/.test(name);
  const names: readonly string[] = builtinModels;
  if (names.includes(word)) return true;
  if (!URL.canParse(word, document.baseURI)) return false;
  const { protocol, origin } = new URL(word, document.baseURI);
  // Addresses such as data:, blob: and file: have origins that say nothing.
  return /^https?:$/.test(protocol) && origin === location.origin;
}
