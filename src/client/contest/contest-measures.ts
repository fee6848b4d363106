import {
  ExplainError,
  type Curve,
  type ErrorDetail,
  type Infidelity,
  type RoadCurve,
  type Shape3,
  type Similarity,
} from '../../protocol.js';
import { rankCorrelation } from '../../protocol/rank-correlation.js';

/** What can be measured of a map; `time` always is. */
export const contestMeasures = [
  'deletion',
  'insertion',
  'time',
  'road',
  'infidelity',
  'sensitivity',
  'randomization',
] as const;
/** What a contest measures of a map. */
export type ContestMeasure = (typeof contestMeasures)[number];

/** What is measured unless anything is asked for. */
export const defaultMeasures: readonly ContestMeasure[] = ['deletion', 'insertion', 'time'];

/** Which end of a measure its inventors call better. */
export const betterEnd: Readonly<Record<ContestMeasure, 'lower' | 'higher'>> = {
  deletion: 'lower',
  insertion: 'higher',
  time: 'lower',
  road: 'lower',
  infidelity: 'lower',
  sensitivity: 'lower',
  randomization: 'lower',
};

/** Max-sensitivity (C.-K. Yeh et al. 2019): how far a map moves when the image hardly does. */
export interface MaxSensitivity {
  /** The largest of `each`. */
  value: number;
  /** For each noisy image the norm of the map's change, as a share of the norm of the map. */
  each: number[];
}

/** A map beside that of the network with random upper layers (J. Adebayo et al. 2018). */
export interface Randomization extends Pick<
  Similarity,
  'absoluteRankCorrelation' | 'rankCorrelation' | 'structuralSimilarity'
> {
  /** The layers that are random, from the logits down. */
  layers: string[];
}

/** One method of a contest. */
export interface ContestEntry {
  /** As it was asked for. */
  method: string;
  /** Raw and signed; empty while it is not computed, and after a failure. */
  map: Float32Array;
  /** The input's, or with one channel. */
  shape: Shape3;
  /** Milliseconds of the engine for this map, its forward pass included. */
  time: number;
  /**
   * By measure; `null` where a method has none (`occlusion` has no `randomization`), and not there while
   * it is not computed.
   */
  values: Partial<Record<ContestMeasure, number | null>>;
  /** The curve behind `values.deletion`. */
  deletion?: Curve;
  /** The curve behind `values.insertion`. */
  insertion?: Curve;
  /** The curve behind `values.road`. */
  road?: RoadCurve;
  /** The numbers behind `values.infidelity`. */
  infidelity?: Infidelity;
  /** The numbers behind `values.sensitivity`. */
  sensitivity?: MaxSensitivity;
  /** The comparisons behind `values.randomization`. */
  randomization?: Randomization;
  /** Why this network has no such map; the other methods go on. */
  failure?: ErrorDetail;
}

/** How alike two measures rank the methods. */
export interface RankAgreement {
  /** The two measures. */
  measures: [ContestMeasure, ContestMeasure];
  /** Spearman's, of the better ends: 1 where both rank alike, -1 where one turns the other around. */
  correlation: number;
}

/**
 * The measures by their names.
 *
 * @throws `setting-out-of-range`
 */
export function requireMeasures(names: readonly string[]): ContestMeasure[] {
  return [...new Set(names)].map((name) => {
    const measure = contestMeasures.find((each) => each === name);
    if (measure) return measure;
    throw new ExplainError(
      'setting-out-of-range',
      `There is no measure "${name}".`,
      `Choose of: ${contestMeasures.join(', ')}.`,
    );
  });
}

/** Numbers of a measure, the better the higher; only of methods that have one. */
function goodness(entries: readonly ContestEntry[], measure: ContestMeasure): (number | null)[] {
  const sign = betterEnd[measure] === 'higher' ? 1 : -1;
  return entries.map(({ values }) => {
    const value = values[measure];
    return value === null || value === undefined ? null : sign * value;
  });
}

/** From 1, equal values alike; `null` where a method has no value. */
export function ranksBy(
  entries: readonly ContestEntry[],
  measure: ContestMeasure,
): (number | null)[] {
  const values = goodness(entries, measure);
  return values.map((value) =>
    value === null ? null : 1 + values.filter((other) => other !== null && other > value).length,
  );
}

/** Of every two measures that at least three methods have; time says nothing of a map and is left out. */
export function rankAgreements(entries: readonly ContestEntry[]): RankAgreement[] {
  const measures = contestMeasures.filter(
    (measure) => measure !== 'time' && entries.some(({ values }) => isNumber(values[measure])),
  );
  return measures.flatMap((one, at) =>
    measures.slice(at + 1).flatMap((other): RankAgreement[] => {
      const [a, b] = [goodness(entries, one), goodness(entries, other)];
      const both = a.flatMap((value, index) =>
        isNumber(value) && isNumber(b[index]) ? [[value, b[index]] as const] : [],
      );
      if (both.length < 3) return [];
      const correlation = rankCorrelation(
        both.map(([value]) => value),
        both.map(([, value]) => value),
      );
      return [{ measures: [one, other], correlation }];
    }),
  );
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number';
}
