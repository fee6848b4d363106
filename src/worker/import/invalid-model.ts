import { ExplainError } from '../../protocol.js';
import { Fault } from './schema.js';

const HINT =
  'Export the network again with tensorflowjs_converter or model.save() of TensorFlow.js; the file was changed or damaged.';

/** A `model.json` with a field that cannot be what it says. */
export function invalidModel(message: string, hint = HINT): ExplainError {
  return new ExplainError('model-invalid', message, hint);
}

/** Runs what reads a part of `model.json`; a fault becomes `model-invalid` with the field. */
export function readingModel<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { field, found, wanted } = error;
    throw invalidModel(
      `In the model.json, ${field} is ${found}.`,
      `It has to be ${wanted}. Export the network again with tensorflowjs_converter or model.save() of TensorFlow.js.`,
    );
  }
}
