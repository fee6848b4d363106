import { unknownFormat, weightsOnly } from '../foreign/format-errors.js';
import type { ConvertedModel, ImportCall } from '../foreign/import-call.js';
import { invalidFile } from '../foreign/invalid-file.js';
import type { ZipArchive } from '../foreign/zip.js';
import { isRecord, type JsonRecord } from '../json.js';
import { joined, weightTypesOf, type Origin } from '../origin.js';
import { DEEPEST, isTooDeep } from '../nesting.js';
import { addArchivedWeights } from './archived-weights.js';
import { openHdf5 } from './hdf5/file.js';
import { addLayerWeights } from './layer-weights.js';
import { requireKnownClass } from './model-class.js';
import { WeightList } from './weight-list.js';

/** Bytes of the description of a network, which lies beside its weights. */
const MOST_CONFIG = 32e6;
/** What an HDF5 file has besides the weights. */
const MOST_STRUCTURE = 64e6;

/** A `.keras` file: a zip with the network's configuration and its weights, as Keras 3 saves it. */
export function readKerasArchive(archive: ZipArchive, call: ImportCall): Promise<ConvertedModel> {
  const config = parse(archive.read('config.json', MOST_CONFIG), 'config.json');
  requireKnownClass(config);
  const file = 'model.weights.h5';
  if (!archive.has(file)) {
    throw invalidFile(
      `The .keras file has no ${file}.`,
      'Save it again with h5py installed: model.save("model.keras").',
    );
  }
  const root = openHdf5(archive.read(file, call.limits.weightBytes + MOST_STRUCTURE));
  const weights = new WeightList(call);
  addArchivedWeights(root, weights);
  const { keras_version: version } = parse(
    archive.read('metadata.json', MOST_CONFIG),
    'metadata.json',
  );
  return Promise.resolve(layersModel(config, weights, 'keras', version));
}

/** A whole model in HDF5, as `model.save('model.h5')` of Keras 2 and 3 writes it. */
export function readKerasH5(bytes: Uint8Array, call: ImportCall): Promise<ConvertedModel> {
  const root = openHdf5(bytes);
  const [text] = root.texts('model_config') ?? [];
  if (text === undefined) {
    const isOfKeras = ['layers', '_layer_checkpoint_dependencies', 'model_weights'].some((name) =>
      root.names.includes(name),
    );
    if (isOfKeras || root.texts('layer_names')) throw weightsOnly();
    throw unknownFormat('It is an HDF5 file without a network of Keras in it.');
  }
  const config = parse(new TextEncoder().encode(text), 'model_config');
  requireKnownClass(config);
  const weights = new WeightList(call);
  addLayerWeights(root.at('model_weights') ?? root, config, weights);
  const [version] = root.texts('keras_version') ?? [];
  return Promise.resolve(layersModel(config, weights, 'keras-hdf5', version));
}

function parse(bytes: Uint8Array, name: string): JsonRecord {
  let config: unknown;
  try {
    config = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw invalidFile(`The ${name} in the file of the model is not JSON.`);
  }
  if (!isRecord(config)) throw invalidFile(`The ${name} in the file of the model is no object.`);
  if (!isTooDeep(config)) return config;
  throw invalidFile(
    `The ${name} in the file of the model is nested deeper than ${DEEPEST} levels.`,
  );
}

/** What TensorFlow's converter makes of it. */
function layersModel(
  config: JsonRecord,
  weights: WeightList,
  format: Origin['format'],
  version: unknown,
): ConvertedModel {
  const { specs, types, bytes } = weights.joined();
  const writtenBy = joined(version === undefined ? [] : ['keras', version]);
  const json = {
    format: 'layers-model',
    modelTopology: { model_config: config },
    weightsManifest: [{ paths: [], weights: specs }],
  };
  return { json, origin: { format, writtenBy, weightTypes: weightTypesOf(types) }, weights: bytes };
}
