import { execFile } from 'node:child_process';
import { access, cp } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where the tools of a project's virtual environment lie, if it has one. */
export const binFolder = (folder) => path.join(folder, '.venv', 'bin');

/** Installs what `requirements.txt` pins, where a project has one, into an environment of its own. */
export async function installPython(folder) {
  if (!(await isThere(path.join(folder, 'requirements.txt')))) return;
  await makeEnvironment(folder);
  await python(folder, ['pip', 'install', '--require-hashes', '-r', 'requirements.txt']);
}

/** Writes an example's `requirements.txt` anew from its `requirements.in`: every version, with hashes. */
export async function lockPython(example, folder) {
  if (!(await isThere(path.join(example, 'requirements.in')))) return;
  await cp(path.join(example, 'requirements.in'), path.join(folder, 'requirements.in'));
  await makeEnvironment(folder);
  await python(folder, ['pip', 'install', 'uv']);
  const lock = ['requirements.in', '--universal', '--generate-hashes', '--no-annotate'];
  await python(folder, ['uv', 'pip', 'compile', ...lock, '-o', 'requirements.txt']);
  await cp(path.join(folder, 'requirements.txt'), path.join(example, 'requirements.txt'));
}

async function makeEnvironment(folder) {
  await run('python3', ['-m', 'venv', '.venv'], { cwd: folder }).catch((error) => {
    throw new Error(`This example needs Python 3 with venv: ${error.message}`);
  });
}

async function python(folder, [module, ...args]) {
  const env = { ...process.env, PIP_DISABLE_PIP_VERSION_CHECK: '1' };
  const options = { cwd: folder, env, maxBuffer: 1e8, timeout: 900_000 };
  await run(path.join(binFolder(folder), 'python'), ['-m', module, ...args], options);
}

function isThere(file) {
  return access(file).then(
    () => true,
    () => false,
  );
}
