/**
 * The part of Teachable Machine in TensorFlow.js, called by teachable_machine.py: a converted MobileNet,
 * an average and a classifier are put together and saved.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
import { io, tensor } from '@tensorflow/tfjs-core';
import { layers, loadLayersModel, sequential } from '@tensorflow/tfjs-layers';

const [from, to, units, classes] = process.argv.slice(2);
const file = (name) => readFile(join(from, name));
const json = JSON.parse(await file('model.json'));
const shards = await Promise.all(json.weightsManifest.flatMap(({ paths }) => paths.map(file)));
const weightSpecs = json.weightsManifest.flatMap(({ weights }) => weights);
const bytes = Buffer.concat(shards);
const weightData = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
const { modelTopology } = json;
const backbone = await loadLayersModel(io.fromMemory({ modelTopology, weightSpecs, weightData }));

const features = sequential();
features.add(backbone);
features.add(layers.globalAveragePooling2d({ name: 'global_average_pooling2d_GlobalAveragePooling2D1' }));
const [{ shape }] = features.outputs;
const classifier = sequential({
  layers: [
    layers.dense({ inputShape: [shape[1]], units: +units, activation: 'relu', name: 'dense_Dense1' }),
    layers.dense({ units: +classes, useBias: false, activation: 'softmax', name: 'dense_Dense2' }),
  ],
});
const values = JSON.parse(await file('head.json'));
const own = classifier.weights.map((weight, index) => tensor(values[index], weight.shape));
classifier.setWeights(own);
const model = sequential();
model.add(features);
model.add(classifier);

await model.save(
  io.withSaveHandler(async ({ modelTopology, weightSpecs, weightData, format, generatedBy }) => {
    const weightsManifest = [{ paths: ['weights.bin'], weights: weightSpecs }];
    const saved = { modelTopology, weightsManifest, format, generatedBy, convertedBy: null };
    // What TensorFlow.js called a functional model before its version 3, as Teachable Machine's does.
    const text = JSON.stringify(saved).replace('"class_name":"Functional"', '"class_name":"Model"');
    await writeFile(join(to, 'model.json'), text);
    await writeFile(join(to, 'weights.bin'), new Uint8Array(weightData));
    return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
  }),
);
