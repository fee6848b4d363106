import type { TrainingExamples } from '../../dist/engine.js';
import { toUrl, type KerasModel } from '../oracle/keras.js';
import { again, averagePool, conv, dense, flatten, maxPool, type Step } from '../oracle/net.js';
import { mulberry32, randomArray } from '../oracle/random.js';

/** Random pictures and labels, always in the same order whatever is asked for. */
export class RandomExamples implements TrainingExamples {
  readonly images: Float32Array[];
  readonly labels: number[];
  /** The pictures of each batch that was asked for. */
  readonly asked: number[][] = [];

  constructor(
    readonly count: number,
    private readonly shape: [number, number, number],
    classes: number,
  ) {
    const random = mulberry32(21);
    const size = shape[0] * shape[1] * shape[2];
    this.images = Array.from({ length: count }, () => randomArray(size, random));
    this.labels = this.images.map(() => Math.floor(random() * classes));
  }

  batch(indices: readonly number[]) {
    this.asked.push([...indices]);
    const data = Float32Array.from(indices.flatMap((index) => [...this.images[index]!]));
    const labels = indices.map((index) => this.labels[index]!);
    return { images: { data, shape: [indices.length, ...this.shape] }, labels };
  }
}

/** Serves a model with a card whose only snapshot, of epoch 0, has the model's own weights. */
export function withSnapshot(keras: Pick<KerasModel, 'json' | 'weights'>) {
  const model = toUrl(keras);
  const weights = URL.createObjectURL(new Blob([keras.weights]));
  const json = JSON.stringify({ snapshots: [{ epoch: 0, weights }] });
  const card = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
  const revoke = () => {
    model.revoke();
    URL.revokeObjectURL(weights);
    URL.revokeObjectURL(card);
  };
  return { model: model.url, card, revoke };
}

/** On pictures 9x8x2, to 4 classes. Smooth activations: central differences may not step over a kink. */
export const trainedNetworks: Record<string, Step[]> = {
  'strides and pooling': [
    conv(3, 3, { strides: 2, padding: 'same', activation: 'tanh' }),
    maxPool(2, { strides: 1 }),
    conv([2, 3], 3, { padding: 'same', activation: 'elu' }),
    flatten(),
    dense(4, { activation: 'softmax' }),
  ],
  'dilation, no biases and a shared layer': [
    conv(3, 3, { dilation: 2, bias: false, activation: 'tanh' }),
    conv(3, 3, { name: 'twice', padding: 'same', activation: 'tanh' }),
    again('twice'),
    averagePool(2),
    flatten(),
    dense(5, { activation: 'tanh' }),
    dense(4, { bias: false }),
  ],
};
