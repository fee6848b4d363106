import { readFileSync } from 'node:fs';
import path from 'node:path';

export const manifestFile = path.join(import.meta.dirname, '../../dist/custom-elements.json');

/** Elements of the custom-elements manifest. */
export function readDeclarations() {
  const { modules } = JSON.parse(readFileSync(manifestFile, 'utf8'));
  return (
    modules
      .flatMap(({ declarations }) => declarations)
      .filter(({ tagName }) => tagName)
      // The analyzer lists modules in the order in which it came upon them.
      .sort((a, b) => (a.tagName < b.tagName ? -1 : 1))
  );
}
