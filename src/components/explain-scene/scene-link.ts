import type { LitElement } from 'lit';
import { builtinModels } from '../../client/builtin-models.js';
import { propertiesOf } from '../base/markup-element.js';
import { isLocked } from './scene-locks.js';

/**
 * What a link says: for the scene (``) and for elements inside it (by id or number) the values of
 * attributes; `null` for one that is taken away.
 */
export type LinkState = Map<string, Map<string, string | null>>;

/** Longer ones are nobody's choice; of the whole, and of one value, which may be two codes of a generator. */
const [LONGEST, LONGEST_VALUE] = [8000, 3000];

/** `target:3;src:sample:4;map.method:gradient;2.conservation`: the scene's own, then those inside. */
export function writeState(state: LinkState): string {
  return [...state]
    .flatMap(([key, values]) =>
      [...values].map(([name, value]) => {
        const path = key === '' ? name : `${key}.${name}`;
        return value === null ? path : `${path}:${value.replace(/[%;]/g, encodeURIComponent)}`;
      }),
    )
    .join(';');
}

/** Reads what is well formed, and passes over the rest. */
export function readState(text: string): LinkState {
  const state: LinkState = new Map();
  if (text.length > LONGEST) return state;
  for (const part of text.split(';')) {
    const match = /^(?:([\w-]+)\.)?([a-z][a-z-]*)(?::(.*))?$/s.exec(part);
    const [, key = '', name = '', written] = match ?? [];
    if (!match || (written?.length ?? 0) > LONGEST_VALUE) continue;
    const values = state.get(key) ?? new Map<string, string | null>();
    values.set(name, written?.replace(/%25|%3B/gi, decodeURIComponent) ?? null);
    state.set(key, values);
  }
  return state;
}

/** What the page's address has under a name; empty where it has nothing. */
export function readAddress(key: string): string {
  return new URLSearchParams(location.search).get(key) ?? '';
}

/** The page's address with this under a name; whatever else is in it stays as it is written. */
export function addressWith(key: string, text: string): string {
  const address = new URL(location.href);
  const others = address.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !new URLSearchParams(part).has(key));
  // Colons and semicolons may stand in a query as they are: people can read it.
  const written = encodeURIComponent(text).replace(/%3A/g, ':').replace(/%3B/g, ';');
  const own = text === '' ? [] : [`${encodeURIComponent(key)}=${written}`];
  address.search = [...others, ...own].join('&');
  return address.href;
}

/** What only authors decide: how much is loaded and computed when, how large it is, what it offers. */
const authors =
  /^(loading|width|height|controls|toolbar|picture|reveal|permalink|limit|strip|input-size|epochs|train)$/;

/** What names a file. */
const addresses = /(^|-)(model|card|src|href|url|generator|judge)$/;

/** Whether a link may carry this of an element at all: not what its author has locked. */
export function isLinkable(element: LitElement, name: string): boolean {
  return !authors.test(name) && !isLocked(element, name);
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
  if (!property || !isLinkable(element, name)) return false;
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
