import { ExplainError } from '../../protocol.js';
import { fetchBytes, type FileRole } from './fetch.js';

const weightsRole: FileRole = {
  code: 'weights',
  noun: 'weights file',
  whenMissing: 'Publish the files that "weightsManifest" of the model.json names beside it.',
};
export const snapshotRole: FileRole = {
  ...weightsRole,
  whenMissing: 'Publish the files that "snapshots" of the model card names beside it.',
};

/**
 * Fetches weights files side by side and joins them in order.
 *
 * @param expected bytes in all; a different number throws `weights-truncated`
 */
export async function fetchWeights(
  urls: string[],
  expected: number,
  onBytes: (loaded: number, total: number) => void,
  role = weightsRole,
): Promise<ArrayBuffer> {
  const loaded = urls.map(() => 0);
  const files = await Promise.all(
    urls.map((url, index) =>
      fetchBytes(url, role, (bytes) => {
        loaded[index] = bytes;
        onBytes(
          loaded.reduce((sum, part) => sum + part, 0),
          expected,
        );
      }),
    ),
  );
  const weights = await new Blob(files).arrayBuffer();
  if (weights.byteLength !== expected) {
    throw new ExplainError(
      'weights-truncated',
      `The weights in ${urls.join(', ')} have ${weights.byteLength} bytes; the model needs ${expected}.`,
      'Publish the weights file again; the upload or the download was cut short, or it belongs to another model.',
    );
  }
  return weights;
}
