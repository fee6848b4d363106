import { build } from '../build.js';
import { ExplainError } from '../protocol.js';

/**
 * Files of two builds do not work together.
 *
 * @param where what is of the other build, at the beginning of a sentence
 * @param other that build; not there where it is too old to tell
 */
export function versionMismatch(where: string, other: string | undefined): ExplainError {
  return new ExplainError(
    'version-mismatch',
    `${where} has another version of convlens (${other ?? 'an older one'}) than this page (${build}).`,
    'Reload the page. Authors: publish all files of one version, serve convlens.js with no-cache, and keep older files.',
  );
}
