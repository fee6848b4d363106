import { ExplainError } from '../../protocol.js';

/** A `model.json` that is JSON but cannot be read as a model. */
export function malformed(reason: string): ExplainError {
  return new ExplainError(
    'model-format',
    `The file is JSON but not a TensorFlow.js model with one input and one output. ${reason}`,
    'Export the network with tensorflowjs_converter or model.save() of TensorFlow.js.',
  );
}
