import { tensor, type Tensor } from '@tensorflow/tfjs-core';
import {
  logProbabilityOf,
  probabilitiesOf,
  rankPredictions,
  type AscentObjective,
  type Head,
} from '../../../protocol.js';
import type { ComputeContext } from '../../job.js';
import type { Network } from '../../network/network.js';
import type { Tape } from '../../network/tape.js';
import type { Seed } from '../../propagate/walker.js';
import { outputOfLayer } from '../requirements.js';
import { resolveTarget } from '../target.js';
import { findUnit } from '../unit.js';

/** What a forward pass of all runs says. */
export interface Appraisal {
  /** The target's, per run, in [0, 1]; `null` where the head is a value. */
  probabilities: number[] | null;
  /** What is maximised, per run, without the prior. */
  values: number[];
  /** Its gradient with respect to the seed's node; belongs to the caller. */
  seed: Seed;
}

/** The objective's class, `top` being the first; throws `target-unknown`, `target-out-of-range`. */
export function targetOf(
  { target }: AscentObjective,
  labels: string[],
): { index: number; label: string } {
  const logits = new Float32Array(labels.length);
  const inOrder = rankPredictions('logits', logits, labels);
  const { index, label } = resolveTarget(target, logits, inOrder);
  return { index, label };
}

/** Values and seed of an objective, in float64 from the logits. */
export async function appraise(
  network: Network,
  head: Head,
  tape: Tape,
  objective: AscentObjective,
  target: number,
  job: ComputeContext,
): Promise<Appraisal> {
  const output = network.logits(tape);
  const [runs = 1, ...shape] = output.shape;
  const logits = await job.read(output);
  const classes = logits.length / runs;
  const rows = Array.from({ length: runs }, (_, run) =>
    logits.subarray(run * classes, (run + 1) * classes),
  );
  const all = head === 'value' ? null : rows.map((row) => probabilitiesOf(head, row)!);
  const probabilities = all && all.map((each) => each[target]!);
  if (objective.layer) {
    const { values, seed } = await ofUnit(network, tape, objective.layer, objective.unit, job);
    return { probabilities, values, seed };
  }
  const signal = new Float32Array(logits.length);
  const values = rows.map((row, run) => {
    signal[run * classes + target] = 1;
    if (head === 'value' || objective.of === 'logit') return row[target]!;
    const own = signal.subarray(run * classes, (run + 1) * classes);
    const shares = all![run]!;
    // Of a sigmoid no other logit counts.
    if (head === 'sigmoid') own[target] = 1 - shares[target]!;
    else shares.forEach((share, index) => (own[index] = own[index]! - share));
    return logProbabilityOf(head, row, target);
  });
  const seed = { node: network.output, signal: tensor(signal, [runs, ...shape]) };
  return { probabilities, values, seed };
}

/** The mean of the unit's neurons: one, or a whole channel. */
async function ofUnit(
  network: Network,
  tape: Tape,
  layer: string,
  unit = 'max',
  job: ComputeContext,
): Promise<{ values: number[]; seed: Seed }> {
  const node = outputOfLayer(network, layer);
  const [runs = 1, ...shape] = tape.output(node).shape;
  const all = await job.read(tape.output(node));
  const size = all.length / runs;
  const signal = new Float32Array(all.length);
  const values = Array.from({ length: runs }, (_, run) => {
    const activations = all.subarray(run * size, (run + 1) * size);
    const { indices } = findUnit(unit, layer, activations, shape);
    for (const index of indices) signal[run * size + index] = 1 / indices.length;
    return indices.reduce((sum, index) => sum + activations[index]! / indices.length, 0);
  });
  const made: Tensor = tensor(signal, [runs, ...shape]);
  return { values, seed: { node, signal: made } };
}
