import type { Language, Phrasebook } from './message.js';

/** Those that come with the kit and have not been fetched yet: the first element that speaks one does. */
const shipped = new Map<string, () => Promise<{ phrases: Phrasebook }>>([
  ['de', () => import('../../languages/de.js')],
  ['es', () => import('../../languages/es.js')],
]);

/** By tag in lower case. */
const books: Record<string, Phrasebook> = {};
let editions: Record<string, Language> = {};

/** Called when a language has other phrases than before. */
export const listeners = new Set<() => unknown>();

/**
 * Gives the kit another language, or other words for single phrases of one that it has, also of
 * English; what is drawn already is drawn anew. Phrases that are missing are said in English.
 *
 * @param tag as the attribute `lang` has it: `fr`, or `pt-BR` for that region alone
 * @param phrases by the English ones, all of which `dist/phrases.json` lists, with `{0}`, `{1}` ...
 *   where values go; they join those that were registered before
 */
export function registerLanguage(tag: string, phrases: Phrasebook): void {
  const name = tag.toLowerCase();
  books[name] = { ...books[name], ...phrases };
  editions = {};
  for (const listen of listeners) listen();
}

/** The language for a tag in lower case, or English; `null` while its phrases are still to be fetched. */
export function languageOf(tag: string): Language | null {
  if (shipped.has(baseOf(tag))) return null;
  let phrases: Phrasebook | undefined;
  // `de-at`, then `de`, whose phrases are those that a region does not have.
  for (let name = tag; name; name = name.replace(/-?[^-]*$/, '')) {
    if (books[name]) phrases = { ...books[name], ...phrases };
  }
  return (editions[tag] ??= { tag: phrases ? tag : 'en', phrases: phrases ?? {} });
}

/** Brings the phrases of `languageOf`; where they cannot be had it speaks English. */
export async function fetchLanguage(tag: string): Promise<void> {
  const base = baseOf(tag);
  const book = await shipped.get(base)!().catch(() => null);
  shipped.delete(base);
  if (book) books[base] = { ...book.phrases, ...books[base] };
}

function baseOf(tag: string): string {
  return tag.split('-')[0]!;
}
