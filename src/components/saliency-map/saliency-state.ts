import type { Picture } from '../../client/image/fit.js';
import type { SaliencyResult } from '../../client/saliency.js';
import type { ModelDescription, Neuron, Progress, SaliencyMethod } from '../../protocol.js';
import type { SaliencyMap } from './saliency-map.js';

/** All that the figure of a `<saliency-map>` is drawn from. */
export interface SaliencyState {
  /** Its attributes are the author's and the reader's choices; the controls set them. */
  element: SaliencyMap;
  /** What `method` and `compare` ask for, in order. */
  methods: SaliencyMethod[];
  result: SaliencyResult | null;
  description: ModelDescription | null;
  picture: Picture | null;
  /** `undefined` when nothing is being computed. */
  progress: Progress | null | undefined;
  /** The neuron that the reader has picked in the picture, or frozen, as the attribute `unit` writes it. */
  picked: string | null;
  pick: (unit: string | null) => void;
}

/** The neuron that is explained; `null` for a class, and while the chosen layer is being computed. */
export function neuronOf({ element, result }: SaliencyState): Neuron | null {
  const neuron = result?.details.neuron ?? null;
  return neuron?.layer === element.layer ? neuron : null;
}

/** Whether a neuron's window leaves out a part of the picture. */
export function isPartial({ receptiveField }: Neuron, { input }: Picture): boolean {
  const [height, width] = input.shape;
  return receptiveField.height < height || receptiveField.width < width;
}
