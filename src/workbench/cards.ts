import { ExplainError, type ModelCard, type ModelInspection } from '../define.js';

/**
 * The card that a text holds; its fields are for the kit to check.
 *
 * @returns a sentence where it holds none
 */
export function cardIn(text: string): ModelCard | string {
  try {
    const value: unknown = JSON.parse(text);
    if (isCard(value)) return value;
    return 'A card is a JSON object, and this file holds something else.';
  } catch {
    return 'This file looks like a card, but it is no JSON.';
  }
}

function isCard(value: unknown): value is ModelCard {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What makes a card unfit for the model: what cannot be read without any card is not its fault. */
export function problemOfCard(own: ModelInspection, read: ModelInspection): ExplainError | null {
  const [problem] = read.problems;
  if (read.description || !problem) return null;
  if (!own.description && problem.code !== 'card-invalid') return null;
  return ExplainError.from(problem);
}
