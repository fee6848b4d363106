/**
 * What the kit says, in the reader's language. English stands in the sources; a phrasebook gives the
 * same phrases in another language, each with `{0}`, `{1}` ... where values go.
 */
export type Phrasebook = Readonly<Record<string, string>>;

/** A language as it is spoken; an object is one edition of it, which never changes. */
export interface Language {
  /** As BCP 47 has it, for numbers. */
  tag: string;
  /** What is missing is said in English. */
  phrases: Phrasebook;
}

const english: Language = { tag: 'en', phrases: {} };

/** That of the element that is being rendered; rendering is synchronous, so one at a time. */
let spoken = english;

/** Everything that `say` says next is in this language; English without one. */
export function useLanguage(language: Language | null): void {
  spoken = language ?? english;
}

/** The language of `say`: for numbers, and for words that are kept until it changes. */
export function currentLanguage(): Language {
  return spoken;
}

/** A phrase that is marked as one elsewhere, such as a title in a table. */
export function translatePhrase(english: string): string {
  return spoken.phrases[english] ?? english;
}

/** A phrase for the reader: say`Picture ${number} of ${count}`. */
export function translate(
  strings: TemplateStringsArray,
  ...values: readonly (string | number)[]
): string {
  return translatePieces(strings, ...values).join('');
}

/** The same around pieces that are no text: what a template of Lit takes as one expression. */
export function translatePieces<Value>(
  strings: TemplateStringsArray,
  ...values: readonly Value[]
): (string | Value)[] {
  const english = strings.reduce((phrase, part, index) => `${phrase}{${index - 1}}${part}`);
  return translatePhrase(english)
    .split(/\{(\d+)\}/)
    .map((part, index) => (index % 2 ? values[Number(part)]! : part));
}
