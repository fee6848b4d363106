import { ExplainError, type InputTensor } from '../../protocol.js';
import type { CallOptions, Explainer } from '../explainer.js';
import type { ImageSource } from '../image/image-source.js';
import { inputOf } from '../inputs.js';
import { nextTask } from '../next-task.js';
import type { ExplainResult } from '../result.js';
import type { TargetChoice } from '../targets.js';
import {
  defaultMeasures,
  requireMeasures,
  type ContestEntry,
  type ContestMeasure,
  type RankAgreement,
} from './contest-measures.js';
import { contestMethods, defaultMethods } from './contest-methods.js';
import { ContestRun } from './contest-run.js';
import type { ContestEstimate } from './estimates.js';

/** Which methods, and what to measure of their maps. */
export interface ContestOptions {
  /**
   * Up to 12 names: saliency methods, `occlusion`, `lrp:` with the name of a composite, `lrp` for the one
   * that suits the network, `random`. Twelve that differ unless given.
   */
  methods?: readonly string[];
  /** `deletion`, `insertion` and `time` unless given. */
  measures?: readonly ContestMeasure[];
  /** `top` (unless given), a class index, or a label. */
  target?: TargetChoice;
  /** Points on the deletion and insertion curves besides the first, 2 to 1000; 32 unless given. */
  steps?: number;
  /** Squares that infidelity hides one after the other, 2 to 1000; 64 unless given. */
  samples?: number;
  /** Noisy images that max-sensitivity explains, 1 to 100; 10 unless given. */
  noisyImages?: number;
  /** How far max-sensitivity moves each value, as a share of the input's range, above 0 to 1; 0.02 unless given. */
  radius?: number;
  /** Of all that is drawn at random, a whole number: the same seed, the same numbers; 0 unless given. */
  seed?: number;
  /** A contest of the same image, model and target, whose maps and measures are kept. */
  from?: ContestResult;
}

/** What a contest found: `result.details`. */
export interface ContestDetails {
  /** In the order of the methods. */
  entries: ContestEntry[];
  /** What was asked for, and what `from` has already. */
  measures: ContestMeasure[];
  /** What each other measure would take. */
  estimates: Partial<Record<ContestMeasure, ContestEstimate>>;
  /** Spearman's correlation of the methods' ranks by every two measures. */
  agreements: RankAgreement[];
  /** Milliseconds of one forward pass, in a batch; 0 while no curve is known. */
  passTime: number;
  /** Points on the curves, besides the first. */
  steps: number;
  /** Of all random numbers. */
  seed: number;
  /** What the network saw. */
  input: InputTensor;
  /** What is uncertain about the input, and why a preferred backend was not used, in sentences. */
  notes: string[];
}

/** `map` is that of the first method that has one, `method` its name. */
export type ContestResult = ExplainResult<ContestDetails>;

/** What a contest takes besides its options. */
export interface ContestCall extends CallOptions {
  /** Given the result so far whenever a map or a measure of a method has come. */
  onPart?: (part: ContestResult) => void;
}

/** What a contest measures with. */
export type ContestSettings = Required<
  Omit<ContestOptions, 'methods' | 'measures' | 'target' | 'from'>
>;

/** Measures several methods on one image; one that this network has no map of has a `failure`. */
export async function contest(
  explainer: Explainer,
  image: ImageSource,
  options: ContestOptions = {},
  { onPart, ...call }: ContestCall = {},
): Promise<ContestResult> {
  const methods = contestMethods(options.methods ?? defaultMethods);
  const measures = requireMeasures(options.measures ?? defaultMeasures);
  const settings = settingsOf(options);
  const description = await explainer.pictureModel(call);
  const input = await inputOf(explainer, image, call);
  const run = new ContestRun(explainer, description, input, methods, settings, call);
  await run.begin(options.target, options.from);
  const told = async (): Promise<void> => {
    if (!onPart) return;
    await nextTask();
    call.signal?.throwIfAborted();
    onPart(run.result());
  };
  const [first, later] = [
    measures.filter((measure) => defaultMeasures.includes(measure)),
    measures.filter((measure) => !defaultMeasures.includes(measure)),
  ];
  for (const method of methods) {
    if (await run.explain(method)) await told();
    for (const measure of first) if (await run.measure(method, measure)) await told();
  }
  for (const measure of later) {
    for (const method of methods) if (await run.measure(method, measure)) await told();
  }
  run.requireOne();
  return run.result();
}

/** @throws `setting-out-of-range` */
function settingsOf(options: ContestOptions): ContestSettings {
  const { steps = 32, samples = 64, noisyImages = 10, radius = 0.02, seed = 0 } = options;
  const wanted: [name: string, value: number, fits: boolean, wanted: string][] = [
    ['steps', steps, isWhole(steps, 2, 1000), 'a whole number from 2 to 1000'],
    ['samples', samples, isWhole(samples, 2, 1000), 'a whole number from 2 to 1000'],
    ['noisyImages', noisyImages, isWhole(noisyImages, 1, 100), 'a whole number from 1 to 100'],
    ['radius', radius, radius > 0 && radius <= 1, 'a share of the range, above 0 and at most 1'],
    ['seed', seed, Number.isSafeInteger(seed), 'a whole number'],
  ];
  const odd = wanted.find(([, , fits]) => !fits);
  if (!odd) return { steps, samples, noisyImages, radius, seed };
  const [name, value, , hint] = odd;
  throw new ExplainError(
    'setting-out-of-range',
    `The setting "${name}" is ${value}.`,
    `Give ${hint}.`,
  );
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
