import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../pages/helpers.js';

const textOf = (file) => readFile(path.join(root, file), 'utf8');
const { scripts } = JSON.parse(await textOf('package.json'));

test('every form for issues has a name, a body and links that lead somewhere', async () => {
  const folder = '.github/ISSUE_TEMPLATE';
  const forms = (await readdir(path.join(root, folder))).filter((name) => name !== 'config.yml');
  assert.deepEqual(forms.sort(), ['bug.yml', 'docs.yml', 'method.yml', 'model.yml']);
  for (const form of forms) {
    const text = await textOf(`${folder}/${form}`);
    for (const field of ['name: ', 'description: ', 'labels: ', 'body:$']) {
      assert.match(text, new RegExp(`^${field}`, 'm'), `${form}: ${field}`);
    }
    const ids = [...text.matchAll(/^ {4}id: (.+)$/gm)].map(([, id]) => id);
    const fields = text.match(/^ {2}- type: (?!markdown)/gm).length;
    assert.deepEqual([ids.length, new Set(ids).size], [fields, fields], form);
    for (const [, file] of text.matchAll(/blob\/main\/([\w./-]+)/g)) {
      assert.ok(existsSync(path.join(root, file)), `${form}: ${file}`);
    }
  }
});

test('commands for contributors are there', async () => {
  for (const file of ['CONTRIBUTING.md', '.github/PULL_REQUEST_TEMPLATE.md', 'SECURITY.md']) {
    const text = await textOf(file);
    for (const [, name] of text.matchAll(/npm run ([\w:]+)/g)) assert.ok(scripts[name], name);
    for (const [, script] of text.matchAll(/node (scripts\/[\w/-]+\.js)/g)) {
      assert.ok(existsSync(path.join(root, script)), script);
    }
  }
});

test('the change that newcomers are shown fits into the sources as they are', async () => {
  const { edits } = await import('../../scripts/recipes/composite.js');
  for (const [file, edit] of Object.entries(edits)) {
    const before = await textOf(file);
    const after = edit(before);
    assert.ok(after.length > before.length + 50 && after.includes("'gamma-box'"), file);
    assert.ok(!before.includes("'gamma-box'"), file);
  }
});
