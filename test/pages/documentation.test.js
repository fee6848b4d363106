import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { root } from './helpers.js';

/** Error codes as the sources write them: `new ExplainError('code', ...)`. */
async function codesInSources() {
  const folder = path.join(root, 'src');
  const files = await readdir(folder, { recursive: true });
  const codes = new Set();
  for (const file of files.filter((name) => name.endsWith('.ts'))) {
    const source = await readFile(path.join(folder, file), 'utf8');
    for (const [, code] of source.matchAll(/ExplainError\(\s*'([a-z-]+)'/g)) codes.add(code);
  }
  return codes;
}

test('docs/errors.md lists every error code', async () => {
  const listed = await readFile(path.join(root, 'docs/errors.md'), 'utf8');
  const codes = [...(await codesInSources())];
  assert.ok(codes.length > 20);
  assert.deepEqual(
    codes.filter((code) => !listed.includes(`\`${code}\``)),
    [],
  );
});
