import type { AscentRun } from '../../client/codespace.js';
import type { CallOptions, Explainer } from '../../client/explainer.js';
import { loadComputing } from '../../client/load-computing.js';
import { rankPredictions, type ModelDescription } from '../../protocol.js';
import type { CodespaceAm } from './codespace-am.js';
import type { CodespaceResult } from './codespace-state.js';
import type { Column } from './column.js';

/** What all runs have come to, and the classifier's answer for the best one's picture. */
export async function resultOf(
  { model, layer, seed, prior }: CodespaceAm,
  explainer: Explainer,
  { inputShape, head, labels }: ModelDescription,
  columns: Column[],
  call: CallOptions,
): Promise<CodespaceResult> {
  const frames = columns.map(({ frame }) => frame!);
  const { column, run } = bestOf(columns, layer !== null);
  const { shape, target, backend, precision, notes } = column.frame!;
  const input = { data: run.picture, shape: [1, ...inputShape] };
  const { output, compute } = await explainer.forward(input, {}, call);
  const logits = output.data;
  const predictions = rankPredictions(head, logits, labels);
  const found = predictions.find(({ index }) => index === target.index)!;
  const { toResult } = await loadComputing();
  return toResult({
    method: 'codespace-am',
    model,
    map: run.picture,
    shape,
    target: { ...found, logit: logits[target.index]! },
    predictions,
    compute: { ...compute, backend, precision },
    notes,
    timings: { ascent: columns.reduce((sum, { milliseconds }) => sum + milliseconds, 0) },
    details: {
      generator: column.generator,
      run,
      seed,
      prior: prior ?? 'l2',
      generators: columns.map(({ generator, steps, judgement }, index) => ({
        generator,
        runs: frames[index]!.runs,
        steps,
        judgement,
      })),
    },
  });
}

/**
 * The run that came furthest: by probability, of a neuron or a value by what is maximised. Of those that have a
 * generator, unless there is none: pixels reach any probability.
 */
function bestOf(columns: Column[], ofNeuron: boolean): { column: Column; run: AscentRun } {
  const drawn = columns.filter(({ generator }) => generator !== null);
  const value = ({ objectives, probability = objectives.at(-1)! }: AscentRun): number => {
    const reached = ofNeuron ? objectives.at(-1)! : probability;
    return Number.isFinite(reached) ? reached : -Infinity;
  };
  const all = (drawn.length > 0 ? drawn : columns).flatMap((column) =>
    column.frame!.runs.map((run) => ({ column, run })),
  );
  return all.reduce((best, other) => (value(other.run) > value(best.run) ? other : best));
}
