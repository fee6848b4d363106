/**
 * The names of classes as people have them: one in each line, also after its number, a JSON array, a class index
 * (`{"0": ["n01440764", "tench"]}`, `{"0": "tench"}`), its inverse (`{"tench": 0}`), or any object with
 * `labels`.
 *
 * @returns a sentence where none can be read
 */
export function parseLabels(text: string): string[] | string {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  if (!/^[[{]/.test(trimmed)) return labelsInLines(trimmed);
  try {
    return labelsIn(JSON.parse(trimmed)) ?? 'There is JSON here, but no list of labels in it.';
  } catch {
    if (trimmed.startsWith('{'))
      return labelsInPython(trimmed) ?? 'This begins like JSON, but is none.';
    // Labels may begin with a bracket.
    return /[\r\n]/.test(trimmed) ? labelsInLines(trimmed) : 'This begins like JSON, but is none.';
  }
}

/** What numbers every line in order, as Teachable Machine's `labels.txt` does, is no part of a name. */
function labelsInLines(text: string): string[] {
  const lines = text.split(/\r\n?|\n/).map((line) => line.trim());
  const numbered = lines.map((line) => /^(\d+)(?:\s*[:,;\t]\s*|\s+)(\S.*)$/.exec(line));
  return numbered.every((match, index) => Number(match?.[1]) === index)
    ? numbered.map((match) => match![2]!)
    : lines;
}

/** A dictionary as Python prints it, `{0: 'tench', 1: "rock 'n' roll"}`; `null` for what is none. */
function labelsInPython(text: string): string[] | null {
  const entry = /\s*(\d+)\s*:\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\s*(?:,|\}$)/y;
  const numbered: [number, string][] = [];
  entry.lastIndex = 1;
  for (let end = 1; end < text.length; end = entry.lastIndex) {
    const match = entry.exec(text);
    if (!match) return /^\s*\}$/.test(text.slice(end)) ? inOrder(numbered) : null;
    numbered.push([Number(match[1]), (match[2] ?? match[3] ?? '').replace(/\\(.)/g, '$1')]);
  }
  return inOrder(numbered);
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
