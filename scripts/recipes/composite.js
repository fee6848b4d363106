import { readFileSync } from 'node:fs';
import path from 'node:path';
import { insertBefore } from '../insert-before.js';

/** The change of "Your first change" in CONTRIBUTING.md, whose code is taken from there. */
export const heading = 'A new LRP composite';
export const goal = 2;

const contributing = readFileSync(path.join(import.meta.dirname, '../../CONTRIBUTING.md'), 'utf8');
const [, guide] = contributing.split('## Your first change\n');
const [row, expectation] = guide
  .split(/^## /m)[0]
  .match(/^```ts\n[^]*?^```$/gm)
  .map((block) => block.replace(/^```.*\n?/gm, ''));

export const edits = {
  'src/protocol/tables/lrp-composites.ts': (text) =>
    insertBefore(text, '});\n\n/** All that a reader may choose', row),
  'test/engine/lrp-composites.test.ts': (text) =>
    insertBefore(text, '};\n\nconst net =', expectation),
};

export const tests = ['test/engine/lrp-composites.test.ts'];
