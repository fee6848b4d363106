import { readFile } from 'node:fs/promises';
import path from 'node:path';

const file = path.join(import.meta.dirname, '../docs/errors.md');

/** Every code that docs/errors.md lists: its entries begin with "- `code`" or "- `code`, `code`". */
export async function listedCodes() {
  const text = await readFile(file, 'utf8');
  const entries = [...text.matchAll(/^- ((?:`[a-z-]+`,? ?)+):/gm)];
  return new Set(entries.flatMap(([, codes]) => codes.match(/[a-z-]+/g)));
}
