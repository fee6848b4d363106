import { ExplainError, shownName } from '../../protocol.js';
import { fetchBytes, type FileSource } from './fetch.js';
import type { FileRole } from './file-errors.js';

const weightsRole: FileRole = {
  code: 'weights',
  noun: 'weights file',
  whenMissing: 'Publish the files that "weightsManifest" of the model.json names beside it.',
  whoseMost: 'that the model needs',
};
export const snapshotRole: FileRole = {
  ...weightsRole,
  whenMissing: 'Publish the files that "snapshots" of the model card names beside it.',
};

/**
 * Fetches weights files and joins them in order.
 *
 * @param expected bytes in all; more throws `weights-too-long`, fewer `weights-truncated`
 */
export async function fetchWeights(
  urls: string[],
  expected: number,
  source: FileSource & { onBytes: (loaded: number, total: number) => void },
  role = weightsRole,
): Promise<ArrayBuffer> {
  const request = { urls, most: expected };
  const { bytes } = await fetchBytes(request, role, source, (loaded) =>
    source.onBytes(loaded, expected),
  );
  if (bytes.byteLength !== expected) {
    throw new ExplainError(
      'weights-truncated',
      `The weights in ${named(urls)} have ${bytes.byteLength} bytes; the model needs ${expected}.`,
      'Publish the weights file again; the upload or the download was cut short, or it belongs to another model.',
    );
  }
  return bytes;
}

function named([first = 'no file', ...others]: string[]): string {
  return others.length > 0 ? `${shownName(first)} and ${others.length} more` : shownName(first);
}
