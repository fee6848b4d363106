import path from 'node:path';
import { ExplainError } from '../../protocol.js';
import { isWithin, realPath } from '../reading/rules.js';

/**
 * The real path of what was named on the command line, or of where it will be.
 *
 * @throws `render-outside` where it seems to lie below the current directory and a link leads elsewhere
 */
export async function placeOf(named: string, folders: readonly string[]): Promise<string> {
  const wanted = path.resolve(named);
  const real = await realOrNew(wanted);
  const isElsewhere = !folders.some((folder) => isWithin(real, folder));
  if (isElsewhere && isWithin(wanted, process.cwd())) {
    throw new ExplainError(
      'render-outside',
      `${named} is a link to ${real}, outside the folders that may be read.`,
      'Name the file itself, or give --root with the folder that it lies in.',
    );
  }
  return real;
}

/** Of something that is not there yet, by the folder that is. */
async function realOrNew(wanted: string): Promise<string> {
  const real = await realPath(wanted);
  const folder = path.dirname(wanted);
  if (real !== null || folder === wanted) return real ?? wanted;
  return path.join(await realOrNew(folder), path.basename(wanted));
}
