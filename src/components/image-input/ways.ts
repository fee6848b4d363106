import { ExplainError, type ModelDescription } from '../../protocol.js';

/** The ways of giving a picture that an author may offer; dropping one goes with `upload`. */
const ways = ['samples', 'digit', 'upload', 'paste', 'camera'] as const;
export type Way = (typeof ways)[number];

/** Which are offered, in order. */
export function waysOf(accept: string | null, description: ModelDescription | null): Way[] {
  const asked = wordsOf(accept);
  if (asked.length > 0) return asked.flatMap((word) => ways.filter((way) => way === word));
  return ways.filter((way) => way !== 'digit' || description?.inputShape[2] === 1);
}

/** What is wrong with the attribute, or `null`. */
export function acceptError(accept: string | null): ExplainError | null {
  const unknown = wordsOf(accept).find((word) => !ways.some((way) => way === word));
  if (unknown === undefined) return null;
  return new ExplainError(
    'setting-out-of-range',
    `"${unknown}" is no way of giving a picture.`,
    `Set "accept" to some of ${ways.join(', ')}, separated by spaces.`,
  );
}

function wordsOf(accept: string | null): string[] {
  return [...new Set(accept?.trim().split(/\s+/).filter(Boolean))];
}
