import { ExplainError } from '../../../protocol.js';

const ONNX =
  'Export it in Python: torch.onnx.export(model.eval(), torch.zeros(1, 3, 224, 224), "model.onnx"), with the size of its images, and give the address of the .onnx file.';
const KERAS = 'save it in Python: model.save("model.keras"), and give the address of that file.';

/** Formats that are known and not read: what such a file is called, and the line that exports what is read. */
const formats = {
  pytorch: ['a file of PyTorch, which runs as Python code', ONNX],
  safetensors: ['a safetensors file, which holds weights without the network', ONNX],
  tflite: [
    'a TensorFlow Lite model',
    `Use the model that it was made of: ${KERAS} Without that: python -m tf2onnx.convert --tflite model.tflite --output model.onnx.`,
  ],
  'saved-model': [
    'a SavedModel of TensorFlow',
    'Convert its folder: tensorflowjs_converter --input_format=tf_saved_model FOLDER OUTPUT, and give the address of the model.json in OUTPUT; or python -m tf2onnx.convert --saved-model FOLDER --output model.onnx.',
  ],
  'frozen-graph': [
    'a frozen graph of TensorFlow 1',
    'Convert it: tensorflowjs_converter --input_format=tf_frozen_model --output_node_names=NAME FILE OUTPUT, and give the address of the model.json in OUTPUT.',
  ],
  coreml: [
    'a Core ML model',
    `Use the network that it was made of. PyTorch: ${lowerFirst(ONNX)} Keras: ${KERAS}`,
  ],
  numpy: [
    'an array file of NumPy, which holds weights without the network',
    `Use the whole model. PyTorch: ${lowerFirst(ONNX)} Keras: ${KERAS}`,
  ],
  zipped: [
    'a zip with a model in it',
    'Unpack it on the server, and give the address of the model.json, .onnx or .keras file.',
  ],
  packed: [
    'an archive (gzip, tar or 7z)',
    'Unpack it on the server, and give the address of the model.json, .onnx or .keras file.',
  ],
} as const;

/** A file of a known format that is not read. */
export function cannotRead(kind: keyof typeof formats): ExplainError {
  const [what, hint] = formats[kind];
  return new ExplainError('model-format-unsupported', `The file of the model is ${what}.`, hint);
}

/** An HDF5 file of Keras that holds weights and no network. */
export function weightsOnly(): ExplainError {
  return new ExplainError(
    'model-format-unsupported',
    'The file of the model holds weights alone: save_weights() of Keras wrote it, which leaves the network out.',
    `Build the model and load the weights in Python, then ${KERAS}`,
  );
}

export function unknownFormat(detail = ''): ExplainError {
  return new ExplainError(
    'model-format-unknown',
    `The file of the model is of no format that is known. ${detail}`.trim(),
    'Models are a model.json of TensorFlow.js, an .onnx file, a .keras file, or a whole model in an .h5 file. Check the address, and that the upload was complete.',
  );
}

function lowerFirst(text: string): string {
  return `${text[0]!.toLowerCase()}${text.slice(1)}`;
}
