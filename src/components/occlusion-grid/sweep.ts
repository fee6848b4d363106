import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { Picture } from '../../client/image/fit.js';
import type { OcclusionOptions, OcclusionResult } from '../../client/occlusion/occlusion.js';
import { planOcclusion } from '../../client/occlusion/plan.js';
import type { ModelDescription, Shape3 } from '../../protocol.js';
import { pageShown } from '../base/visibility.js';
import type { OcclusionGrid } from './occlusion-grid.js';
import { settingsOf } from './settings.js';
import { stageOf } from './stage.js';

/** The priority of what is asked by an element that is seen. */
const IN_SIGHT = 2;

/** About as many positions are computed, instead of very many, before the reader is asked. */
const COARSE = 2_000;

/**
 * Sweeps the occluder over the picture as the attributes ask, and shows each slice. Of more positions
 * than are computed without asking, first a coarser grid, whose time says how long all would take.
 */
export async function sweep(
  element: OcclusionGrid,
  explainer: Explainer,
  { input }: Picture,
  description: ModelDescription,
  { signal, ...call }: CallOptions,
): Promise<OcclusionResult> {
  const stage = stageOf(element);
  stage.begin(explainer, input);
  const options = settingsOf(element, description);
  const { positions } = planOcclusion(input.shape, options);
  const wanted = JSON.stringify([options.occluder, options.stride]);
  const isAgreed = positions <= element.limit || stage.agreed === wanted;
  const chosen = isAgreed
    ? options
    : {
        ...options,
        stride: coarser(input.shape, options, Math.max(1, Math.min(COARSE, element.limit))),
      };
  const clock = new Clock();
  const result = await explainer.occlusionOf(
    input,
    { ...chosen, limit: Infinity },
    {
      ...call,
      ...(signal && { signal }),
      onPart: (part) => {
        if (signal?.aborted) return;
        clock.see(part);
        stage.show(part);
      },
      // Only what a reader has seen waits for the reader to come back; a script may have asked for it.
      ready: async () => {
        if (call.priority?.() === IN_SIGHT) await pageShown(signal);
      },
    },
  );
  signal?.throwIfAborted();
  clock.see(result);
  stage.show(result);
  stage.question = isAgreed
    ? null
    : { positions, milliseconds: clock.rate * positions, key: wanted };
  return result;
}

/** The stride, doubled until no more than `most` positions are left. */
function coarser(
  shape: Shape3,
  options: OcclusionOptions,
  most: number,
): readonly [number, number] {
  let { stride } = planOcclusion(shape, options);
  do {
    stride = [Math.min(stride[0] * 2, shape[0]), Math.min(stride[1] * 2, shape[1])];
  } while (planOcclusion(shape, { ...options, stride }).positions > most);
  return stride;
}

/** Milliseconds per position; the first slice, which also loads and compiles, is left out if it can be. */
class Clock {
  private readonly start = performance.now();
  private first: { done: number; time: number } | null = null;
  rate = 0;

  see({ details: { done } }: OcclusionResult): void {
    const time = performance.now();
    const from = this.first ?? { done: 0, time: this.start };
    this.rate = (time - from.time) / (done - from.done);
    this.first ??= { done, time };
  }
}
