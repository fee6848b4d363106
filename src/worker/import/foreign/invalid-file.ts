import { ExplainError } from '../../../protocol.js';

const HINT =
  'Save or export the model again, and publish the file as it is: it was changed, damaged or cut short.';

/** A file of a known format that cannot be what it says. */
export function invalidFile(message: string, hint = HINT): ExplainError {
  return new ExplainError('model-file-invalid', message, hint);
}
