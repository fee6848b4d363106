import { rankPredictions, type InputTensor, type Prediction } from '../protocol.js';
import type { CallOptions, Explainer } from './explainer.js';
import { forward } from './forward.js';
import type { PictureOptions } from './image/prepared-model.js';
import type { ImageSource } from './image/image-source.js';
import { inputOf } from './inputs.js';
import { notesOf } from './notes.js';
import type { ExplainResult } from './result.js';

/** What `predict()` takes besides the image. */
export type PredictOptions = CallOptions & Pick<PictureOptions, 'preprocessing'>;

/** What the network predicts for one image. */
export interface PredictResult extends Pick<
  ExplainResult,
  'model' | 'backend' | 'precision' | 'timings'
> {
  /** Best first. */
  predictions: Prediction[];
  /** By class. */
  logits: Float32Array;
  /** What the network saw. */
  input: InputTensor;
  /** What is uncertain about the input, and why a preferred backend was not used, in sentences. */
  notes: string[];
}

/** A forward pass of one image, ranked on the page. */
export async function predict(
  explainer: Explainer,
  image: ImageSource,
  { preprocessing = null, ...call }: PredictOptions = {},
): Promise<PredictResult> {
  const { name, head, labels } = await explainer.pictureModel(call);
  const input = await inputOf(explainer, image, { ...call, preprocessing });
  const { output, compute } = await forward(explainer, input, {}, call);
  const { backend, precision, timings } = compute;
  return {
    model: name,
    predictions: rankPredictions(head, output.data, labels),
    logits: output.data,
    input,
    backend,
    precision,
    timings,
    notes: [...new Set(notesOf(compute, input))],
  };
}
