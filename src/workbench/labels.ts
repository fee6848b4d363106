/**
 * The names of classes as people have them: one in each line, a JSON array, a class index
 * (`{"0": ["n01440764", "tench"]}`, `{"0": "tench"}`), its inverse (`{"tench": 0}`), or any object with
 * `labels`.
 *
 * @returns a sentence where none can be read
 */
export function parseLabels(text: string): string[] | string {
  const trimmed = text.trim();
  if (!/^[[{]/.test(trimmed)) {
    return trimmed === '' ? [] : trimmed.split(/\r?\n/).map((line) => line.trim());
  }
  try {
    return labelsIn(JSON.parse(trimmed)) ?? 'There is JSON here, but no list of labels in it.';
  } catch {
    // Labels may begin with a bracket.
    if (/\n/.test(trimmed)) return trimmed.split(/\r?\n/).map((line) => line.trim());
    return 'This begins like JSON, but is none.';
  }
}

function labelsIn(value: unknown): string[] | null {
  if (Array.isArray(value)) {
    const labels = value.map(labelOf);
    return labels.every((label) => label !== null) ? labels : null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const entries: [string, unknown][] = Object.entries(value);
  const { labels } = Object.fromEntries(entries);
  if (labels !== undefined) return labelsIn(labels);
  if (entries.length > 0 && entries.every(([, index]) => Number.isInteger(index))) {
    return inOrder(entries.map(([label, index]) => [Number(index), label]));
  }
  const named = entries.map(([index, label]) => [Number(index), labelOf(label)] as const);
  const known = named.flatMap(([index, label]) =>
    Number.isInteger(index) && label !== null ? [[index, label] as const] : [],
  );
  return known.length === named.length ? inOrder(known) : null;
}

/** `null` where a number is missing. */
function inOrder(numbered: readonly (readonly [number, string])[]): string[] | null {
  const labels = [...numbered].sort(([one], [other]) => one - other);
  return labels.every(([number], index) => number === index)
    ? labels.map(([, label]) => label)
    : null;
}

/** Of a pair of an identifier and a name, as ImageNet's index has it, the name. */
function labelOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  const last: unknown = Array.isArray(value) ? value.at(-1) : null;
  return typeof last === 'string' ? last.replaceAll('_', ' ') : null;
}
