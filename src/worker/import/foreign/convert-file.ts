import {
  ExplainError,
  type ConvertedFile,
  type FileAnswer,
  type FileRequest,
  type ForeignFile,
  type Outcome,
} from '../../../protocol.js';
import type { ImportedOrigin } from '../origin.js';
import { FilesBeside } from './files-beside.js';
import { readFormat } from './formats.js';

/**
 * Converts a model's file of another tool into what the engine reads; nothing is thrown.
 *
 * @param read fetches files that the model's file names
 */
export async function convertFile(
  { url, bytes, inputShape, limits }: ForeignFile,
  read: (request: FileRequest) => Promise<FileAnswer>,
  onLife: () => void = () => {},
): Promise<Outcome<ConvertedFile>> {
  const files = new FilesBeside({ url, limits }, read);
  const readBeside = (names: readonly string[]) => files.readAll(names);
  try {
    const call = { inputShape, limits, readBeside, onLife };
    const { json, origin, weights } = await readFormat(new Uint8Array(bytes), call);
    const bytesBeside = files.loaded;
    const whole = { ...json, origin: { ...origin, bytesBeside } satisfies ImportedOrigin };
    return { ok: true, value: { json: JSON.stringify(whole), weights } };
  } catch (error) {
    const failure = ExplainError.of(
      error,
      'model-file-invalid',
      'The file of the model cannot be read',
      'Export or save the network again, and publish the file as it is; it was changed or damaged.',
    );
    return { ok: false, error: failure.detail };
  }
}
