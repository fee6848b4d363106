import type { Choice } from './layers.js';

/** The choice that a text names: by its whole label, else by the card's own for it, else by its value, such as the index of a class. */
export function namedChoice(choices: readonly Choice[], text: string): Choice | undefined {
  const name = text.trim().toLowerCase();
  return (
    choices.find(({ label }) => label.toLowerCase() === name) ??
    choices.find(({ alias }) => alias?.toLowerCase() === name) ??
    choices.find(({ value }) => value && value === name)
  );
}
