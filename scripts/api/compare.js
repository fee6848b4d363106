/**
 * What differs between two texts of reports, by sections and declarations: the lines that are gone, and those that are
 * new. A line that has changed is both.
 *
 * @param {string} before
 * @param {string} after
 * @returns {{ title: string, gone: string[], added: string[] }[]}
 */
export function differences(before, after) {
  const [old, current] = [partsOf(before), partsOf(after)];
  return [...new Set([...old.keys(), ...current.keys()])]
    .map((title) => {
      const [was, is] = [old.get(title) ?? [], current.get(title) ?? []];
      return { title, gone: without(was, is), added: without(is, was) };
    })
    .filter(({ gone, added }) => gone.length + added.length > 0);
}

/** The lines of each part: of a section of Markdown, or of a declaration in TypeScript. */
function partsOf(text) {
  const parts = new Map();
  let title = '';
  for (const line of text.split('\n')) {
    if (/^(#|export |declare |class |interface |type |enum |const |function |\/\/ )/.test(line)) {
      title = line.replace(/^#+ |\s*[{=(<].*$/g, '') || line;
      if (line.startsWith('#')) title = line.replace(/^#+ /, '');
    }
    if (!line.trim() || line.startsWith('```')) continue;
    parts.set(title, [...(parts.get(title) ?? []), line.trim()]);
  }
  return parts;
}

function without(lines, others) {
  const rest = [...others];
  return lines.filter((line) => {
    const index = rest.indexOf(line);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
}

const SHOWN = 40;

/** What changed, and what to do about it; empty where nothing did. */
export function adviceOn(changes) {
  if (changes.length === 0) return '';
  const lines = changes.flatMap(({ file, title, gone, added }) => [
    `api/${file}, ${title}`,
    ...gone.map((line) => `  - ${line}`),
    ...added.map((line) => `  + ${line}`),
  ]);
  const rest = lines.length - SHOWN;
  return [
    'The public interface differs from the reports in api/:',
    '',
    ...lines.slice(0, SHOWN),
    ...(rest > 0 ? [`  ... and ${rest} more lines`] : []),
    '',
    'If you meant to change it, run `npm run api`, commit api/, and add a line to CHANGELOG.md under Unreleased.',
    versionFor(changes),
  ].join('\n');
}

/** The version that changes need: lines gone from a part that gained none are a removal, otherwise they may have changed. */
function versionFor(changes) {
  if (changes.every(({ gone }) => gone.length === 0)) {
    return 'Something was added and nothing removed: that needs a minor version, or a major one if old code has to provide it.';
  }
  if (changes.some(({ gone, added }) => gone.length > 0 && added.length === 0)) {
    return 'Something was removed: that needs a major version (docs/stability.md).';
  }
  return 'Something was changed. Where everything that worked still works, as with a type that takes one more value, that needs a minor version, else a major one (docs/stability.md).';
}
