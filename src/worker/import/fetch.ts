import {
  ExplainError,
  givenFile,
  shownName,
  type ConvertedFile,
  type FileAnswer,
  type FileRequest,
  type ForeignFile,
  type Outcome,
} from '../../protocol.js';
import { fileError, type FileRole } from './file-errors.js';

/**
 * Fetches files.
 *
 * @param onBytes called with the bytes so far, of all files together
 */
export type ReadFiles = (
  request: FileRequest,
  call: { signal: AbortSignal; onBytes: (loaded: number) => void },
) => Promise<FileAnswer>;

/** Converts a file of another tool into what the engine reads. */
type ConvertFile = (
  file: ForeignFile,
  call: { signal: AbortSignal },
) => Promise<Outcome<ConvertedFile>>;

/** What the engine has instead of a network of its own. */
export interface FileAccess {
  read: ReadFiles;
  convert: ConvertFile;
}

/** Where the files of one load come from. */
export interface FileSource {
  read: ReadFiles;
  /** Aborted when nobody waits for them any more. */
  signal: AbortSignal;
}

/**
 * Fetches files and says in a named error what went wrong.
 *
 * @param onBytes called with the bytes so far
 * @returns the files, joined in their order
 */
export async function fetchBytes(
  request: FileRequest,
  role: FileRole,
  { read, signal }: FileSource,
  onBytes: (loaded: number) => void = () => {},
): Promise<{ bytes: ArrayBuffer; contentType: string }> {
  const answer = await read(request, { signal, onBytes });
  if (!answer.ok) throw fileError(answer.failure, role);
  const { parts, contentType } = answer;
  // The page does not join them: that of a large model would hold it up.
  const [first] = parts;
  const bytes = first && parts.length === 1 ? first : await new Blob(parts).arrayBuffer();
  return { bytes, contentType };
}

/** Parses JSON, or throws `<role>-not-json`. */
export function parseJson(
  bytes: ArrayBuffer,
  url: string,
  role: FileRole & { code: 'model' | 'card' },
): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    const isModel = role.code === 'model';
    const isNone = isModel ? 'is neither JSON nor an ONNX, .keras or .h5 file' : 'is not JSON';
    throw new ExplainError(
      `${role.code}-not-json`,
      `The ${role.noun} ${shownName(url)} ${bytes.byteLength === 0 ? 'is empty' : isNone}.`,
      givenFile(url)
        ? 'Export or save it again: the file may be damaged, or of another kind.'
        : 'Check the address: it may lead to an error page or to another kind of file.',
    );
  }
}
