import { imagesInBatch } from './batch-size.js';
import type { Explainer } from './explainer.js';
import type { Picture } from './image/image-source.js';
import type { TensorValues } from '../protocol.js';

/** Samples of one batch, and their inputs one after the other. */
export interface SampleBatch {
  pictures: Picture[];
  input: TensorValues;
}

/** All samples that the model's card lists, in their order. */
export async function* sampleBatches(
  explainer: Explainer,
  signal: AbortSignal,
): AsyncGenerator<SampleBatch> {
  const model = await explainer.pictureModel({ signal });
  const { samples, inputShape } = model;
  const size = imagesInBatch(model);
  for (let from = 0; from < samples.length; from += size) {
    const names = samples.slice(from, from + size).map((_, index) => `sample:${from + index}`);
    const pictures = await Promise.all(names.map((name) => explainer.picture(name, { signal })));
    const data = new Float32Array(pictures.length * pictures[0]!.input.data.length);
    pictures.forEach(({ input }, index) => data.set(input.data, index * input.data.length));
    yield { pictures, input: { data, shape: [pictures.length, ...inputShape] } };
  }
}
