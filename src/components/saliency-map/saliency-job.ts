import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { Picture } from '../../client/image/fit.js';
import type { SaliencyResult } from '../../client/saliency.js';
import type { ModelDescription, Progress } from '../../protocol.js';
import type { SaliencyController } from './saliency-controller.js';
import { readMaps } from './saliency-figure.js';
import { saliencyRequest } from './saliency-request.js';
import { masksImages } from './saliency-rows.js';

/** Explains one image; maps of masked images are shown while they are computed. */
export async function explainImage(
  controller: SaliencyController,
  explainer: Explainer,
  picture: Picture,
  call: CallOptions,
): Promise<SaliencyResult> {
  const { host, picked, locale, methods } = controller;
  const { signal, onProgress } = call;
  const description = await explainer.pictureModel(call);
  signal?.throwIfAborted();
  controller.part = null;
  controller.paintsAsItGoes = methods.some(masksImages);
  if (controller.paintsAsItGoes && !controller.result) controller.show({ picture, description });
  const follow = (progress: Progress): void => {
    if (signal?.aborted) return;
    const part = partOf(progress, picture, description);
    if (part) {
      controller.part = part;
      controller.show({ picture, description });
    }
    onProgress?.(progress);
  };
  try {
    const asked = saliencyRequest(host, picked);
    const following = { ...call, ...(onProgress && { onProgress: follow }) };
    const result = await explainer.saliencyOf(picture.input, asked, following);
    await readMaps(result, host, description, locale.language);
    return result;
  } finally {
    controller.part = null;
  }
}

/** What is there of a result: enough to be drawn, not yet computed to its end. */
function partOf(
  { part }: Progress,
  { input }: Picture,
  { name }: ModelDescription,
): SaliencyResult | null {
  const [first] = part ?? [];
  const [method] = Object.keys(first?.maps ?? {});
  if (!first || !method) return null;
  const { target, predictions, ...details } = first;
  return {
    method,
    model: name,
    map: details.maps[method]!,
    shape: details.shapes[method]!,
    target,
    predictions,
    backend: '',
    precision: 'float32',
    timings: {},
    details: { ...details, input, notes: [] },
  };
}
