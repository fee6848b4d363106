import { ExplainError } from '../../../protocol.js';
import type { ConvertedModel, ImportCall } from './import-call.js';

export function readOnnxFile(_bytes: Uint8Array, _call: ImportCall): Promise<ConvertedModel> {
  throw new ExplainError(
    'model-format-unsupported',
    'The file of the model is ONNX.',
    'Use a model.json of TensorFlow.js, a .keras file, or a whole model in an .h5 file.',
  );
}
