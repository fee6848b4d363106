import { ExplainError } from '../../protocol.js';
import { shown } from './keras/layer-config.js';

/**
 * Which of a model's outputs is explained: the only one, or the one that the page or the card chose.
 * Throws `output-unknown`.
 *
 * @param names of the outputs, in their order
 * @param wanted a name or an index, also an index in text; `null` where nobody chose
 * @param others further names of the same outputs, in the same order
 */
export function chooseOutput(
  names: readonly string[],
  wanted: string | number | null,
  others: readonly string[] = [],
): number {
  if (wanted === null && names.length === 1) return 0;
  const named = [names.indexOf(String(wanted)), others.indexOf(String(wanted))];
  const found = named.find((index) => index !== -1) ?? (wanted === null ? -1 : indexIn(wanted));
  if (Object.hasOwn(names, found)) return found;
  const listed = names.slice(0, 10).map((name, index) => `"${name}" (${index})`);
  const more = names.length > listed.length ? ` and ${names.length - listed.length} more` : '';
  const count = names.length === 1 ? 'one output' : `${names.length} outputs`;
  const has = `The model has ${count}: ${listed.join(', ')}${more}`;
  throw new ExplainError(
    'output-unknown',
    wanted === null ? `${has}. One is explained.` : `${has}; there is no ${shown(wanted)}.`,
    'Choose one by its name or number: the attribute "output", output of createExplainer(), or "output": {"name": ...} in the card.',
  );
}

/** The attribute is text, numbers too. */
function indexIn(wanted: string | number): number {
  return typeof wanted === 'number' || /^\d+$/.test(wanted) ? Number(wanted) : -1;
}
