/**
 * What the kit says, in the reader's language. English stands in the sources; a phrasebook gives the
 * same phrases in another language, each with `{0}`, `{1}` ... where values go.
 */
export type Phrasebook = Readonly<Record<string, string>>;

/** That of the element that is being rendered; rendering is synchronous, so one at a time. */
let spoken: Phrasebook | undefined;

/** Everything that `say` says next is in this language; English without a phrasebook. */
export function speakBy(phrasebook: Phrasebook | undefined): void {
  spoken = phrasebook;
}

/** A phrase for the reader: say`Picture ${number} of ${count}`. */
export function say(
  strings: TemplateStringsArray,
  ...values: readonly (string | number)[]
): string {
  return sayParts(strings, ...values).join('');
}

/** The same around pieces of markup: what a template of Lit takes as one expression. */
export function sayParts(strings: TemplateStringsArray, ...values: readonly unknown[]): unknown[] {
  const english = strings.reduce((phrase, part, index) => `${phrase}{${index - 1}}${part}`);
  const phrase = spoken?.[english];
  if (phrase === undefined) return strings.flatMap((part, index) => [part, values[index] ?? '']);
  return phrase
    .split(/\{(\d+)\}/)
    .map((part, index) => (index % 2 === 1 ? values[Number(part)] : part));
}
