/** What is done with any model of tfjs-layers. */

import * as tf from '../bundles/tfjs-layers.js';
import { toUrl } from '../oracle/keras.js';
import type { JsonObject } from '../oracle/keras/dialects.js';
import { randomArray } from '../oracle/random.js';

/** Statistics of batch norms too; kernels such that activations keep their scale. */
export function randomizeWeights(model: tf.LayersModel, random: () => number): void {
  const values = model.weights.map(({ name, shape }) => {
    const [low, high] = rangeOf(name, shape as number[]);
    const length = (shape as number[]).reduce((product, size) => product * size, 1);
    return tf.tensor(randomArray(length, random, low, high), shape as number[]);
  });
  model.setWeights(values);
  tf.dispose(values);
}

function rangeOf(name: string, shape: number[]): [number, number] {
  if (/gamma|variance/.test(name)) return [0.5, 1.5];
  if (!/kernel/.test(name)) return [-0.3, 0.3];
  const inputs = name.includes('depthwise') ? shape.slice(0, 2) : shape.slice(0, -1);
  const limit = Math.sqrt(6 / inputs.reduce((product, size) => product * size, 1));
  return [-limit, limit];
}

/** Saves the model as tfjs does, and serves the files. */
export async function serve(model: tf.LayersModel): Promise<ReturnType<typeof toUrl>> {
  let files: tf.io.ModelArtifacts | undefined;
  await model.save(
    tf.io.withSaveHandler((artifacts) => {
      files = artifacts;
      const modelTopologyType = 'JSON' as const;
      return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType } });
    }),
  );
  const { modelTopology, weightSpecs, weightData, format, generatedBy } = files!;
  const json = {
    format,
    generatedBy,
    modelTopology,
    weightsManifest: [{ paths: ['weights.bin'], weights: weightSpecs }],
  } as unknown as JsonObject;
  return toUrl({ json, weights: tf.io.CompositeArrayBuffer.join(weightData) });
}

/** Functions of an image [h * w * c] that go through the layer `scores` without its softmax. */
export function logitsAndGradient(model: tf.LayersModel) {
  const scores = model.getLayer('scores');
  const features = tf.model({ inputs: model.inputs, outputs: scores.input });
  const [kernel, bias] = scores.getWeights();
  const shape = [1, ...(model.inputs[0]!.shape.slice(1) as number[])];
  const logitsOf = (image: tf.Tensor) => {
    const values = features.apply(image) as tf.Tensor2D;
    return tf.add(tf.matMul(values, kernel as tf.Tensor2D), bias!);
  };
  return {
    logits: (image: Float32Array) =>
      tf.tidy(() => logitsOf(tf.tensor(image, shape)).dataSync<'float32'>()),
    gradient: (image: Float32Array, target: number) =>
      tf.tidy(() => {
        const logit = (x: tf.Tensor) => tf.sum(tf.slice(logitsOf(x), [0, target], [1, 1]));
        return tf.grad(logit)(tf.tensor(image, shape)).dataSync<'float32'>();
      }),
  };
}
