import { ExplainError } from '../../protocol.js';
import { nearestName } from './nearest.js';

/**
 * Checks the names of options. Their values are checked where they are used, since this is in the script
 * that every page loads.
 *
 * @param name of the function
 * @throws `option-unknown`, `argument-invalid`
 */
export function requireKnown(name: string, known: readonly string[], given: unknown): void {
  const takes = `It takes { ${known.join(', ')} }.`;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new ExplainError('argument-invalid', `${name}() needs an object.`, takes);
  }
  const odd = Object.keys(given).find((option) => !known.includes(option));
  if (odd !== undefined) throw optionUnknown(`${name}()`, odd, nearestName(odd, known), takes);
}

export function optionUnknown(
  name: string,
  option: string,
  meant: string | null,
  takes: string,
): ExplainError {
  return new ExplainError(
    'option-unknown',
    `There is no option "${option}" of ${name}.`,
    meant === null ? takes : `Did you mean "${meant}"? ${takes}`,
  );
}
