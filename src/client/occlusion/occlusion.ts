import {
  ExplainError,
  type ContrastChoice,
  type ContrastScores,
  type InputTensor,
  type Occluder,
  type OccluderFill,
  type OccluderShape,
  type OcclusionPass,
  type Position,
  type Prediction,
  type Target,
} from '../../protocol.js';
import { engineClient } from '../engine-client.js';
import type { CallOptions, Explainer } from '../explainer.js';
import type { ImageSource } from '../image/image-source.js';
import { inputOf } from '../inputs.js';
import { loadComputing } from '../load-computing.js';
import { nextTask } from '../next-task.js';
import type { ExplainResult } from '../result.js';
import { targetsOf, type TargetChoice } from '../targets.js';
import { occluderOf, type OcclusionGrid } from './plan.js';
import { requestOf } from './request.js';
import { OcclusionSweep } from './sweep.js';

/** What hides the image, where, and what is measured. */
export interface OcclusionOptions {
  /** `top` (unless given), a class index, or a label; of several images also a list with one for each. */
  target?: TargetChoice | readonly TargetChoice[];
  /**
   * Measures the target's score less that of a class, by its index or label, less the mean of all
   * `others`, or of its `rivals` by their probabilities; `none` unless given.
   */
  contrast?: ContrastChoice;
  /** Pixels of the occluder: of its side, or `[height, width]`; a quarter of the shorter side unless given. */
  occluder?: number | readonly [height: number, width: number];
  /** `square` unless given. */
  shape?: OccluderShape;
  /** Pixels from one position to the next, of both axes or `[vertical, horizontal]`; a quarter of the occluder unless given, half of it for inputs over 64 pixels. */
  stride?: number | readonly [vertical: number, horizontal: number];
  /** 0 unless given. */
  fill?: OccluderFill;
  /** 0 unless given. */
  noiseSeed?: number;
  /**
   * What the map measures: the target's `probability` (unless given) or its `logit`; where the head is a
   * value, the value.
   */
  score?: 'probability' | 'logit';
  /** `auto` unless given; the numbers are the same. */
  pass?: OcclusionPass;
  /** Positions that are computed without asking; 20000 unless given. More are refused. */
  limit?: number;
}

/** The image of a call that takes it among its options. */
export interface OcclusionImage {
  /** `sample:0` unless given. */
  image?: ImageSource;
}

/** What an occlusion gives besides the map: `result.details`. */
export interface OcclusionDetails {
  /** Its size and shape, in pixels of the input. */
  occluder: Occluder;
  /** Pixels from one position to the next. */
  stride: readonly [vertical: number, horizontal: number];
  /** What the hidden pixels are. */
  fill: OccluderFill;
  /** What the map measures; `logit` where the head is a value, which is its own logit. */
  score: 'probability' | 'logit';
  /** First row and first column of every position. */
  grid: OcclusionGrid;
  /** Cells of the grid that are computed, of `grid.tops.length * grid.lefts.length`. */
  done: number;
  /** Whether a cell, `row * columns + column`, is computed (1) or not yet (0). */
  known: Uint8Array;
  /**
   * The target's probability in each cell; `NaN` where it is not yet known, also in the next ones. Not
   * there where the head is a value.
   */
  probabilities?: Float32Array;
  /** The same before the softmax or sigmoid; the value where the head is one. */
  logits: Float32Array;
  /** The winning class in each cell; -1 where it is not yet known. */
  winners: Int32Array;
  /** Probability of the winning class in each cell; not there where the head is a value. */
  winnerProbabilities?: Float32Array;
  /**
   * The scores that the map takes off the target's, of the unoccluded image and in each cell: of a
   * class its own, else the weighted mean of the others'. Absent without a contrast.
   */
  contrast?: Omit<ContrastScores, 'of'>;
  /** Occluders over each pixel, row-major: where it is 0 the map says nothing. */
  counts: Uint32Array;
  /** What the network saw. */
  input: InputTensor;
  /** The same with everything hidden; `occludedPicture` puts the two together. */
  covered: InputTensor;
  /** The logits of the unoccluded image. */
  unoccludedLogits: Float32Array;
  /** How the forward passes were computed. */
  pass: Exclude<OcclusionPass, 'auto'>;
  /** Multiplications for one position as a share of those of a whole forward pass. */
  work: number;
  /** What is uncertain about the input, and why a preferred backend was not used, in sentences. */
  notes: string[];
}

/**
 * `map` has one value per pixel: the mean, over the occluders that hid it, of how far the score fell
 * (Captum's convention).
 */
export type OcclusionResult = ExplainResult<OcclusionDetails>;

/** What an occlusion takes besides its options. */
export interface OcclusionCall extends CallOptions {
  /** Given the result so far after each slice, its arrays newly made. */
  onPart?: (part: OcclusionResult) => void;
  /** Awaited before each slice but the first. */
  ready?: () => Promise<void>;
}

/** The network's prediction with the occluder at one position. */
export interface OccludedAt {
  /** First row and first column of the occluder, from 0. */
  position: Position;
  /** The target, with the occluder and without it. */
  occluded: Target;
  /** The target without the occluder. */
  target: Target;
  /** With the scores at this one position; absent where the target is explained by itself. */
  contrast?: ContrastScores;
  /** Best first, with the occluder. */
  predictions: Prediction[];
  /** Best first, without it. */
  unoccluded: Prediction[];
  /** The image with everything hidden. */
  covered: InputTensor;
  /** What computed: `webgl`, `wasm` or `cpu`. */
  backend: string;
  /** Of the numbers that it computed with. */
  precision: 'float32' | 'float16';
}

/** Sweeps the occluder over the whole image. */
export function occlusion(
  explainer: Explainer,
  { image = 'sample:0', ...options }: OcclusionOptions & OcclusionImage = {},
  call?: OcclusionCall,
): Promise<OcclusionResult> {
  return occlusionOf(explainer, image, options, call);
}

/** Of several images, one after the other. */
export async function occlusionOfBatch(
  explainer: Explainer,
  images: readonly ImageSource[],
  options: OcclusionOptions = {},
  call?: OcclusionCall,
): Promise<OcclusionResult[]> {
  const targets = targetsOf(options.target, images.length);
  const results: OcclusionResult[] = [];
  for (const [index, image] of images.entries()) {
    const asked = { ...options, target: targets[index]! };
    results.push(await occlusionOf(explainer, image, asked, call));
  }
  return results;
}

export async function occlusionOf(
  explainer: Explainer,
  image: ImageSource,
  { score = 'probability', ...options }: OcclusionOptions = {},
  { onPart, ready, ...call }: OcclusionCall = {},
): Promise<OcclusionResult> {
  requireScore(score);
  const [{ name }, { toResult }, input] = await Promise.all([
    explainer.pictureModel(call),
    loadComputing(),
    inputOf(explainer, image, call),
  ]);
  const sweep = new OcclusionSweep(name, input, { ...options, score });
  const result = (): OcclusionResult => toResult(sweep.explained());
  while (!sweep.finished) {
    call.onProgress?.({ phase: 'explain', loaded: sweep.done, total: sweep.total });
    const request = sweep.next();
    const response = await engineClient.request(
      'occlusion',
      { ...explainer.place, occlusion: request },
      { ...call, ...(call.onProgress && { onProgress: withoutSlices(call.onProgress) }) },
    );
    sweep.take(response);
    if (sweep.finished) break;
    if (onPart) {
      const part = result();
      await nextTask();
      onPart(part);
    }
    await ready?.();
  }
  const whole = result();
  await nextTask();
  return whole;
}

/** The predictions with the occluder at one position. */
export async function occludedAt(
  explainer: Explainer,
  image: ImageSource,
  position: Position,
  options: OcclusionOptions = {},
  call: CallOptions = {},
): Promise<OccludedAt> {
  const input = await inputOf(explainer, image, call);
  const occluder = occluderOf(input.shape, options);
  const request = requestOf(input, occluder, options);
  const occlusion = { ...request, positions: [position], detailed: true };
  const response = await engineClient.request('occlusion', { ...explainer.place, occlusion }, call);
  const { target, contrast, predictions: unoccluded, scores, ranked, covered, compute } = response;
  const predictions = ranked![0]!;
  const there = predictions.find(({ index }) => index === target.index)!;
  return {
    position,
    occluded: { ...there, logit: scores.logits[0]! },
    target,
    ...(contrast && { contrast }),
    predictions,
    unoccluded,
    covered: covered!,
    backend: compute.backend,
    precision: compute.precision,
  };
}

/** The engine is not told what the map measures. */
function requireScore(score: string): void {
  if (score === 'probability' || score === 'logit') return;
  throw new ExplainError(
    'setting-out-of-range',
    `The setting "score" is "${score}".`,
    'Give "probability" or "logit".',
  );
}

/** The progress of a slice is not that of the sweep; that of the engine and the model is. */
function withoutSlices(onProgress: NonNullable<CallOptions['onProgress']>): typeof onProgress {
  return (progress) => {
    if (progress.phase !== 'explain') onProgress(progress);
  };
}
