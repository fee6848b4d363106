import type { PerturbationRequest, PerturbationResponse } from '../protocol.js';
import type { CallOptions, Explainer } from './explainer.js';
import type { ImageSource } from './image/image-source.js';
import { inputOf } from './inputs.js';
import { notesOf } from './notes.js';
import { engineClient } from './queued-client.js';
import type { ExplainResult } from './result.js';
import { targetsOf, type TargetChoice } from './targets.js';

/** A step of signed gradient from one class towards another. */
export interface PerturbOptions extends Partial<Pick<PerturbationRequest, 'epsilon' | 'limit'>> {
  /** `top` (unless given), a class index, or a label. */
  target?: TargetChoice;
  /** A class index or a label; the best class besides the target unless given. */
  towards?: TargetChoice;
  /** Largest change of a value as a share of its channel's range, in [0, 1]; 8/255 unless given. */
  epsilon?: number;
  /** Up to which step a change of the prediction is looked for, in [0, 1]; 0.3 unless given, at 0 it is not. */
  limit?: number;
}

/** What a step against the prediction changes. */
export interface PerturbResult
  extends
    Omit<PerturbationResponse, 'compute'>,
    Pick<ExplainResult, 'model' | 'backend' | 'precision' | 'timings'> {
  /** The step that was asked for, as a share of the pixel range. */
  epsilon: number;
  /** The largest step that was tried, as a share of the pixel range. */
  limit: number;
  /** What was taken off or added to each value, `image` less the input. */
  change: Float32Array;
  /** What is uncertain about the input, and why a preferred backend was not used, in sentences. */
  notes: string[];
}

/** An adversarial example by one step of signed gradient; see `PerturbationRequest`. */
export async function perturb(
  explainer: Explainer,
  image: ImageSource,
  { target, towards, epsilon = 8 / 255, limit = 0.3 }: PerturbOptions = {},
  call: CallOptions = {},
): Promise<PerturbResult> {
  const { name: model } = await explainer.pictureModel(call);
  const input = await inputOf(explainer, image, call);
  const { compute, ...found } = await engineClient.request(
    'perturb',
    {
      ...explainer.place,
      perturb: {
        image: { data: input.data, shape: input.shape },
        target: targetsOf(target, 1)[0]!,
        towards: String(towards ?? ''),
        epsilon,
        limit,
      },
    },
    call,
  );
  const { backend, precision, timings } = compute;
  const change = found.image.data.map((value, index) => value - input.data[index]!);
  const notes = [...new Set(notesOf(compute, input))];
  return { model, ...found, epsilon, limit, change, backend, precision, timings, notes };
}
