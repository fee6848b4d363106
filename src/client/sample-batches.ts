import type { Explainer } from './explainer.js';
import type { Picture } from './image/image-source.js';
import type { TensorValues } from '../protocol.js';

/** Samples of one batch, and their inputs one after the other. */
export interface SampleBatch {
  pictures: Picture[];
  input: TensorValues;
}

/** Pixels in one batch: eight pictures of 32x32, one of 224x224. */
const BATCH_PIXELS = 8 * 32 * 32;

/** All samples that the model's card lists, in their order. */
export async function* sampleBatches(
  explainer: Explainer,
  signal: AbortSignal,
): AsyncGenerator<SampleBatch> {
  const { samples, inputShape } = await explainer.pictureModel({ signal });
  const [height, width] = inputShape;
  const size = Math.max(1, Math.floor(BATCH_PIXELS / (height * width)));
  for (let from = 0; from < samples.length; from += size) {
    const names = samples.slice(from, from + size).map((_, index) => `sample:${from + index}`);
    const pictures = await Promise.all(names.map((name) => explainer.picture(name, { signal })));
    const data = new Float32Array(pictures.length * pictures[0]!.input.data.length);
    pictures.forEach(({ input }, index) => data.set(input.data, index * input.data.length));
    yield { pictures, input: { data, shape: [pictures.length, ...inputShape] } };
  }
}
