import type { ContestEntry, ContestMeasure } from './contest-measures.js';

/** What a measure would take for all methods of a contest. */
export interface ContestEstimate {
  /** Forward passes, or whole maps of a method. */
  count: number;
  /** What `count` counts. */
  unit: 'passes' | 'maps';
  /** How long they would take here. */
  milliseconds: number;
}

/** Forward passes of one map's ROAD curve. */
const ROAD_PASSES = 10;
/** Milliseconds of ROAD's equations for one share of one channel: about this times pixels to the power of 1.25. */
const SOLVING = 1.2e-3;

/**
 * From what the first measures took.
 *
 * @param pass milliseconds of one forward pass, in a batch
 */
export function estimateOf(
  measure: ContestMeasure,
  entries: readonly ContestEntry[],
  { pass, samples, noisyImages }: { pass: number; samples: number; noisyImages: number },
): ContestEstimate {
  const sound = entries.filter(({ failure }) => !failure);
  const maps = sound.reduce((sum, { time }) => sum + time, 0);
  switch (measure) {
    case 'road': {
      const count = ROAD_PASSES * sound.length;
      const solving = sound.reduce((sum, { map, shape }) => {
        const pixels = shape[0] * shape[1];
        return sum + (map.length === 0 ? 0 : 9 * 3 * SOLVING * pixels ** 1.25);
      }, 0);
      return { count, unit: 'passes', milliseconds: count * pass + solving };
    }
    case 'infidelity': {
      const count = (samples + 1) * sound.length;
      return { count, unit: 'passes', milliseconds: count * pass };
    }
    case 'sensitivity': {
      const count = noisyImages * sound.length;
      return { count, unit: 'maps', milliseconds: noisyImages * maps };
    }
    case 'randomization':
      // The map itself, and that of the random network.
      return { count: 2 * sound.length, unit: 'maps', milliseconds: 2 * maps };
    default:
      return { count: sound.length, unit: 'maps', milliseconds: maps };
  }
}
