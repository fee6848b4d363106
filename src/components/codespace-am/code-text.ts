import { ExplainError } from '../../protocol.js';

/** Significant digits that tell every float32 from its neighbours. */
const DIGITS = 9;

/** A code as readers copy it: a JSON array, from which the same numbers are read again. */
export function codeText(code: Float32Array): string {
  return JSON.stringify(Array.from(code, (value) => Number(value.toPrecision(DIGITS))));
}

/** Reads a JSON array of numbers; whether they fit the generator is the engine's to say. Throws `code-json`. */
export function readCode(text: string): Float32Array {
  const values = parsed(text);
  if (
    Array.isArray(values) &&
    values.every((value): value is number => typeof value === 'number')
  ) {
    return Float32Array.from(values);
  }
  throw new ExplainError(
    'code-json',
    'The pasted code is no list of numbers.',
    'Paste what "Copy the code" gives: numbers in square brackets, separated by commas.',
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
