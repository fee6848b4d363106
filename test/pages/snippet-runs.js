import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after } from 'node:test';
import { makeFolder, root } from './helpers.js';

/** Beside the package, whose name then leads to it. */
const scripts = path.join(root, 'build/snippets');
after(() => rm(scripts, { recursive: true, force: true }));

/** Milliseconds for what does not end. */
const hangs = 120_000;

const figure = '<saliency-map model="mnist-cnn" src="sample:3"></saliency-map>';
const onPage = `<!doctype html><html lang="en"><title>Page</title>\n${figure}\n`;

/** The reader's folder: the files that scripts and commands name. */
let folder;
function readersFolder() {
  folder ??= makeFolder({
    'index.html': onPage,
    'public/index.html': onPage,
    'public/posts/digits.html': onPage,
    'my-course/index.html': `<!doctype html><html lang="en"><title>Course</title>
<script type="module" src="https://unpkg.com/convlens@1.0.0/dist/convlens.js"></script>\n${figure}\n`,
    'photographs/cat.jpg': { copyOf: path.join(root, 'models/efficientnet-lite0/samples/cat.jpg') },
    'birds/birds.onnx': { copyOf: path.join(root, 'test/onnx/resnet18/script.onnx') },
    'birds.onnx': { copyOf: path.join(root, 'test/onnx/resnet18/script.onnx') },
    'birds/card.json': JSON.stringify({ input: { preset: 'imagenet-torch' } }),
    'published/model.json': { copyOf: path.join(root, 'models/mnist-cnn/model.json') },
    'published/weights.bin': { copyOf: path.join(root, 'models/mnist-cnn/weights.bin') },
    // What `npx` finds once the package is installed.
    'bin/npx': `#!/bin/sh\nshift\nexec "${process.execPath}" "${path.join(root, 'dist/node/cli.js')}" "$@"\n`,
  });
  return folder;
}

/** A script for Node, in a project that has installed the package. */
export async function runsInNode({ file, line, text }) {
  await mkdir(scripts, { recursive: true });
  const name = path.join(scripts, `${file.replaceAll(/\W+/g, '-')}-${line}.mjs`);
  await writeFile(name, text);
  const { status, stderr } = spawnSync(process.execPath, [name], {
    cwd: await readersFolder(),
    encoding: 'utf8',
    timeout: hangs,
  });
  assert.equal(status, 0, stderr);
}

/**
 * Commands of the kit and what follows on their output run in the reader's folder; those of the
 * repository have to exist.
 */
export async function runsInShell({ text }) {
  const cwd = await readersFolder();
  await chmod(path.join(cwd, 'bin/npx'), 0o755);
  const { scripts: tasks } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const there = text
    .replaceAll('\\\n', '')
    .replaceAll('https://example.org/birds/', 'published/')
    .trim();
  await rm(path.join(cwd, 'my-course.zip'), { force: true });
  for (const line of there.split('\n')) {
    const command = line.replace(/\s+#.*$/, '');
    if (/^(npx convlens|jq)\b/.test(command)) runs(command, cwd);
    else for (const part of command.split('&&')) assertKnown(part.trim(), tasks);
  }
}

function runs(command, cwd) {
  const { status, stdout, stderr } = spawnSync('bash', ['-O', 'globstar', '-c', command], {
    cwd,
    encoding: 'utf8',
    timeout: hangs,
    env: { ...process.env, PATH: `${path.join(cwd, 'bin')}:${process.env.PATH}` },
  });
  assert.equal(status, 0, `${command}\n${stdout}${stderr}`);
}

function assertKnown(command, tasks) {
  const words = command.replace(/^(\w+=\S+\s+)+/, '').split(/\s+/);
  if (/^npm (ci|install( --save-dev)? convlens)$/.test(words.join(' '))) return;
  const [program, ...rest] = words;
  if (program === 'npm') assert.ok(rest.at(rest[0] === 'run' ? 1 : 0) in tasks, command);
  else {
    assert.match(program, /^(node|python)$/, `${command}: mark it as a fragment`);
    assert.ok(existsSync(path.join(root, rest[0])), command);
  }
}

/** Whether it is Python; the libraries that it imports are not there. */
export function parsesInPython({ text }, t) {
  const { status, stderr, error } = spawnSync(
    'python3',
    ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'],
    {
      input: text,
      encoding: 'utf8',
    },
  );
  if (error) return t.skip('python3 is not installed');
  assert.equal(status, 0, stderr);
}
