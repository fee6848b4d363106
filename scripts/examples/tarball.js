import { execFile } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = path.join(import.meta.dirname, '../..');

/**
 * What would be published, packed into `build/` and unpacked beside it.
 *
 * @returns {Promise<{file: string, folder: string, manifest: object}>}
 */
export async function packKit() {
  const build = path.join(root, 'build');
  await mkdir(build, { recursive: true });
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', build], {
    cwd: root,
    maxBuffer: 1e8,
  });
  const [{ filename }] = JSON.parse(stdout);
  const file = path.join(build, filename);
  await rm(path.join(build, 'package'), { recursive: true, force: true });
  await run('tar', ['-xzf', file, '-C', build]);
  const folder = path.join(build, 'package');
  const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  return { file, folder, manifest };
}
