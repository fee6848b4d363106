import {
  rankPredictions,
  type OcclusionRequest,
  type OcclusionResponse,
  type Prediction,
} from '../../../protocol.js';
import type { ComputeContext, Timed } from '../../job.js';
import type { Network } from '../../network/network.js';
import { batchOfOne } from '../batches.js';
import { contrastWeights, resolveContrast } from '../contrast.js';
import { coveredPicture } from '../covered-picture.js';
import { requireImages } from '../requirements.js';
import type { ModelFacts } from '../saliency.js';
import { resolveTarget } from '../target.js';
import { requireOccluder } from './requirements.js';
import { Scores } from './scores.js';
import type { UnoccludedPass } from './unoccluded-pass.js';
import { chooseStrategy } from './strategies.js';

/** The scores of the picture with the occluder at some positions. */
export async function occlusion(
  network: Network,
  { labels, head, preprocessing }: ModelFacts,
  unoccludedPass: UnoccludedPass,
  request: OcclusionRequest,
  job: ComputeContext,
): Promise<Timed<OcclusionResponse>> {
  const { image, occluder, positions, pass = 'auto', detailed = false } = request;
  requireImages(batchOfOne(image), network.inputShape);
  requireOccluder(request);
  const covered = coveredPicture(image, request.fill, preprocessing, request.noiseSeed ?? 0);
  const timings: Record<string, number> = {};
  const start = performance.now();
  const tape = unoccludedPass.take(network, image);
  try {
    const logits = await job.read(network.logits(tape));
    timings.forward = performance.now() - start;
    const predictions = rankPredictions(head, logits, labels);
    const target = resolveTarget(request.target, logits, predictions);
    const context = { network, image, covered, occluder, tape };
    const strategy = chooseStrategy(context, positions, pass);
    const { contrast: choice = 'none' } = request;
    const classes = { head, logits, predictions };
    const of = resolveContrast(choice, request.target, target, classes, network);
    const contrast = of && { of, weights: contrastWeights(logits, target.index, of) };
    const gathered = { head, target: target.index, contrast };
    const scores = new Scores(positions.length, gathered, logits);
    const ranked: Prediction[][] = [];
    let done = 0;
    for (const { members, run } of strategy.batches) {
      job.progress({ phase: 'explain', loaded: done, total: positions.length });
      await job.checkpoint();
      const output = run();
      const rows = await job.read(output).finally(() => output.dispose());
      members.forEach((member, index) => {
        const row = rows.subarray(index * logits.length, (index + 1) * logits.length);
        scores.set(member, row);
        if (detailed) ranked[member] = rankPredictions(head, row, labels);
      });
      done += members.length;
    }
    timings.occluded = performance.now() - start - timings.forward;
    return {
      target,
      predictions,
      logits,
      ...scores.all,
      ranked: detailed ? ranked : null,
      covered: detailed ? covered : null,
      pass: strategy.pass,
      work: strategy.work,
      timings,
    };
  } finally {
    unoccludedPass.giveBack(tape);
  }
}
