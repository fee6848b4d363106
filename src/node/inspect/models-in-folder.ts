const readable = /^model\.json$|\.(onnx|keras|h5|hdf5)$/i;
const weightsAlone = /\.weights\.h5$/i;
/** Files of other tools: their error has the line that exports a readable one. */
const foreign =
  /^saved_model\.pb$|\.(pt|pth|safetensors|tflite|mlmodel|ckpt|pb|npz|zip|bin\.gz|tar|tgz)$/i;

/**
 * The models among the files of a folder. Where none can be read, the one that an error can say most
 * about: weights alone, or a file of another tool.
 */
export function modelsIn(names: readonly string[]): string[] {
  const visible = names.filter((name) => !name.startsWith('.')).sort();
  const models = visible.filter((name) => readable.test(name) && !weightsAlone.test(name));
  if (models.length > 0) return models;
  return visible.filter((name) => weightsAlone.test(name) || foreign.test(name)).slice(0, 1);
}
