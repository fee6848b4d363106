import type { OcclusionRequest, OcclusionResponse, Prediction } from '../../../protocol.js';
import type { ComputeContext, Timed } from '../../job.js';
import type { Network } from '../../network/network.js';
import { batchOfOne, batchSize } from '../batches.js';
import { coveredPicture } from '../covered-picture.js';
import { requireImages } from '../requirements.js';
import type { ModelFacts } from '../saliency.js';
import { rankPredictions, resolveTarget } from '../target.js';
import { chooseRoute } from './passes.js';
import { requireOccluder } from './requirements.js';
import type { UnoccludedPass } from './unoccluded-pass.js';

/** Positions in one pass, at most. */
const BATCH = 32;

/** The scores of the picture with the occluder at some positions. */
export async function occlusion(
  network: Network,
  { labels, range }: ModelFacts,
  unoccludedPass: UnoccludedPass,
  request: OcclusionRequest,
  job: ComputeContext,
): Promise<Timed<OcclusionResponse>> {
  const { image, occluder, positions, pass = 'auto', detailed = false } = request;
  requireImages(batchOfOne(image), network.inputShape);
  requireOccluder(request);
  const covered = coveredPicture(image, request.fill, range, request.noiseSeed ?? 0);
  const timings: Record<string, number> = {};
  const start = performance.now();
  const unoccluded = unoccludedPass.take(network, image);
  try {
    const logits = await job.read(network.logits(unoccluded.tape));
    timings.forward = performance.now() - start;
    const predictions = rankPredictions(logits, labels);
    const target = resolveTarget(request.target, logits, predictions);
    const scene = { network, image, covered, occluder, unoccluded };
    const route = chooseRoute(scene, positions, pass);
    const most = Math.min(BATCH, batchSize(unoccluded.tape.bytes * route.work, positions.length));
    const ranked: Prediction[][] = [];
    const all: Float32Array[] = [];
    for (let from = 0; from < positions.length; from += most) {
      job.progress({ phase: 'explain', loaded: from, total: positions.length });
      await job.checkpoint();
      const batch = positions.slice(from, from + most);
      const output = route.run(batch);
      try {
        const values = await job.read(output);
        const classes = logits.length;
        batch.forEach((_, index) => {
          const row = values.slice(index * classes, (index + 1) * classes);
          all.push(row);
          ranked.push(rankPredictions(row, labels));
        });
      } finally {
        output.dispose();
      }
    }
    timings.occluded = performance.now() - start - timings.forward;
    return {
      target,
      predictions,
      logits,
      scores: {
        logits: Float32Array.from(all, (row) => row[target.index]!),
        probabilities: Float32Array.from(ranked, (order) => probabilityIn(order, target.index)),
        winners: Int32Array.from(ranked, ([best]) => best!.index),
        winnerProbabilities: Float32Array.from(ranked, ([best]) => best!.probability),
      },
      ranked: detailed ? ranked : null,
      covered: detailed ? covered : null,
      pass: route.pass,
      work: route.work,
      timings,
    };
  } finally {
    unoccludedPass.giveBack();
  }
}

function probabilityIn(predictions: Prediction[], index: number): number {
  return predictions.find((prediction) => prediction.index === index)!.probability;
}
