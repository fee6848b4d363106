import { ExplainError, type ConvertedFile, type ForeignFile } from '../../protocol.js';
import type { ConvertFile } from './fetch.js';

/** Has a file of another tool converted; throws what that fails with. */
export async function convertForeign(
  file: ForeignFile,
  { convert, signal }: { convert: ConvertFile; signal: AbortSignal },
): Promise<ConvertedFile> {
  const outcome = await convert(file, { signal });
  if (!outcome.ok) throw ExplainError.from(outcome.error);
  return outcome.value;
}
