/** Training in float64: the loss of a batch, its gradient by central differences, Adam. */

import { AdamReference } from './adam.js';
import { forward } from './float64.js';
import type { NetSpec } from './spec.js';

export interface Batch {
  images: Float32Array[];
  labels: number[];
}

/** One weight of a network. */
interface Place {
  values: Float32Array;
  index: number;
}

/** Trains the convolutions and dense layers of a network, whose weights it changes. */
export class TrainingReference {
  private readonly places: Place[];
  private readonly adam: AdamReference;

  constructor(
    private readonly net: NetSpec,
    rate: number,
  ) {
    this.places = weightsOf(net).flatMap((values) =>
      Array.from(values, (_, index) => ({ values, index })),
    );
    const start = Float64Array.from(this.places, ({ values, index }) => values[index]!);
    this.adam = new AdamReference(start, rate);
  }

  /** @returns the loss before the step */
  step(batch: Batch): number {
    const loss = this.loss(batch);
    this.adam.step(this.gradient(batch));
    this.places.forEach(({ values, index }, i) => (values[index] = this.adam.weights[i]!));
    return loss;
  }

  /** Layer by layer, kernel before bias. */
  gradient(batch: Batch): Float64Array {
    return Float64Array.from(this.places, (place) => this.slope(batch, place));
  }

  /** Weights are float32, so the two steps aside are as long as they turn out. */
  private slope(batch: Batch, { values, index }: Place): number {
    const weight = values[index]!;
    const at = (moved: number): [weight: number, loss: number] => {
      values[index] = moved;
      return [values[index], this.loss(batch)];
    };
    const [above, lossAbove] = at(weight + 2 ** -11);
    const [below, lossBelow] = at(weight - 2 ** -11);
    values[index] = weight;
    return (lossAbove - lossBelow) / (above - below);
  }

  /** The mean of log(sum(exp(logits))) - logits[label]. */
  private loss({ images, labels }: Batch): number {
    const losses = images.map((image, i) => {
      const { logits } = forward(this.net, image);
      const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
      return Math.log(total) - logits[labels[i]!]!;
    });
    return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
  }
}

/** A shared layer's weights once. */
function weightsOf({ layers }: NetSpec): Float32Array[] {
  const arrays = layers.flatMap((layer) =>
    layer.kind === 'conv2d' || layer.kind === 'dense'
      ? [layer.weights.kernel, ...(layer.weights.bias ? [layer.weights.bias] : [])]
      : [],
  );
  return [...new Set(arrays)];
}
