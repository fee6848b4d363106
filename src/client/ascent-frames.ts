import type { AscentResponse, ModelDescription } from '../protocol.js';
import type { AscentFrame, AscentTrail } from './codespace.js';
import { notesOf, rangeNotes } from './notes.js';

/** Adds what the runs have done in a slice. */
export function extendTrails(
  trails: readonly AscentTrail[],
  { state, probabilities, objectives }: AscentResponse,
): void {
  const runs = state.steps.length;
  trails.forEach((trail, run) => {
    // The first row is where the last slice ended; a run that stays adds nothing.
    const known = trail.objectives.length;
    const wanted = state.steps[run]! + 1;
    const rows = objectives.length / runs;
    for (let row = known === 0 ? 0 : 1; row < rows; row++) {
      if (trail.objectives.length >= wanted) break;
      if (probabilities) trail.probabilities.push(probabilities[row * runs + run]!);
      trail.objectives.push(objectives[row * runs + run]!);
    }
  });
}

/**
 * All runs as they are after a slice.
 *
 * @param seeds of the runs; `null` where a run's code was given
 * @param model the classifier
 */
export function frameOf(
  { state, pictures, shape, target, compute, ...rows }: AscentResponse,
  seeds: readonly (number | null)[],
  trails: readonly AscentTrail[],
  model: ModelDescription,
): AscentFrame {
  const runs = state.steps.length;
  const row = <T extends { slice(start: number, end: number): T; length: number }>(
    values: T,
    run: number,
  ): T => values.slice((run * values.length) / runs, ((run + 1) * values.length) / runs);
  const last = rows.probabilities?.slice(-runs);
  return {
    runs: state.steps.map((steps, run) => ({
      seed: seeds[run] ?? null,
      code: row(state.codes.data, run),
      picture: row(pictures.data, run),
      status: state.status[run]!,
      steps,
      ...(last && {
        probability: last[run]!,
        probabilities: [...trails[run]!.probabilities],
      }),
      objectives: [...trails[run]!.objectives],
    })),
    shape,
    target,
    ended: state.status.every((status) => status !== 'running'),
    backend: compute.backend,
    precision: compute.precision,
    timings: compute.timings,
    notes: notesOf(compute, { notes: rangeNotes(model) }),
  };
}
