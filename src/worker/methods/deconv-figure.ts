import {
  switchModes,
  type DeconvFigureRequest,
  type DeconvFigureResponse,
  type Reconstruction,
  type SaliencyMethod,
  type SwitchMode,
} from '../../protocol.js';
import type { ComputeContext, Timed } from '../job.js';
import type { Network } from '../network/network.js';
import { recordForward } from '../network/record-forward.js';
import { firstMaximum } from '../propagate/seeds.js';
import { batchOfOne } from './batches.js';
import { mapsIn, poolingsBelow, reconstruct, type LayerMaps } from './deconvnet.js';
import { kernelOf } from './filters.js';
import { requireChoice, requireImages } from './requirements.js';
import { saliencyOf, type ModelFacts } from './saliency.js';

/** Everything that a layer's figure shows of one image, from one forward pass. */
export async function deconvFigure(
  network: Network,
  facts: ModelFacts,
  { image, layer, unit: wanted, switches, target, kernel }: DeconvFigureRequest,
  job: ComputeContext,
): Promise<Timed<DeconvFigureResponse>> {
  for (const mode of switches) requireChoice('switches', mode, switchModes);
  const images = batchOfOne(image);
  const imageShape = requireImages(images, network.inputShape);
  const start = performance.now();
  const tape = recordForward(network, images);
  try {
    const maps = await mapsIn(network, tape, layer, job);
    const unit = wanted === '*,*,max' ? `*,*,${strongestFilter(maps)}` : wanted;
    const reconstructions: Partial<Record<SwitchMode, Reconstruction>> = {};
    const beforeDeconvnet = performance.now();
    for (const mode of switches) {
      const [only] = await reconstruct(network, tape, image, maps, [unit], mode, job);
      reconstructions[mode] = only!;
    }
    const deconvnet = performance.now() - beforeDeconvnet;
    // There is nothing to lay beside the reconstruction of all maps.
    const beside =
      unit === 'all'
        ? { methods: [] }
        : { methods: ['guided-backprop'] satisfies SaliencyMethod[], layer, unit };
    const explained = await saliencyOf(
      network,
      tape,
      facts,
      { images, targets: [target], ...beside },
      job,
      start,
    );
    const [picture] = explained.pictures;
    return {
      activations: { data: maps.values, shape: maps.shape },
      reconstructions,
      shape: imageShape,
      poolings: poolingsBelow(network, maps.node),
      kernel: kernel ? await kernelOf(network, layer, job) : null,
      guided: picture!.maps['guided-backprop'] ?? null,
      target: picture!.target,
      predictions: picture!.predictions,
      timings: { ...explained.timings, deconvnet },
    };
  } finally {
    tape.dispose();
  }
}

/** The filter with the largest value of all; the first among equals. */
function strongestFilter({ values, shape: [, , channels] }: LayerMaps): number {
  const highest = new Float32Array(channels).fill(-Infinity);
  values.forEach((value, index) => {
    const channel = index % channels;
    if (value > highest[channel]!) highest[channel] = value;
  });
  return firstMaximum(highest);
}
