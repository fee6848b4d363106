import {
  ExplainError,
  type InputTensor,
  type Occluder,
  type OccluderFill,
  type OccluderShape,
  type OcclusionPass,
  type OcclusionRequest,
  type OcclusionResponse,
  type Position,
  type Prediction,
  type Shape3,
  type Target,
} from '../protocol.js';
import { engineClient } from './engine-client.js';
import type { CallOptions, Explainer, ExplainResult } from './explainer.js';
import {
  coarseToFine,
  occlusionGrid,
  positionOf,
  requireGrid,
  type Cell,
  type OcclusionGrid,
} from './occlusion-grid.js';
import { OcclusionMap } from './occlusion-map.js';

export interface OcclusionOptions {
  /** `top` (unless given), a class index, or a label. */
  target?: string | number;
  /** Pixels of the occluder: of its side, or `[height, width]`; a quarter of the shorter side unless given. */
  occluder?: number | readonly [height: number, width: number];
  /** `square` unless given. */
  shape?: OccluderShape;
  /** Pixels from one position to the next, of both axes or `[vertical, horizontal]`; a quarter of the occluder unless given. */
  stride?: number | readonly [vertical: number, horizontal: number];
  /** 0 unless given. */
  fill?: OccluderFill;
  /** 0 unless given. */
  noiseSeed?: number;
  /** What the map measures: the target's `probability` (unless given) or its `logit`. */
  score?: 'probability' | 'logit';
  /** `auto` unless given; the numbers are the same. */
  pass?: OcclusionPass;
  /** Positions that are computed without asking; 20000 unless given. More are refused. */
  limit?: number;
}

export interface OcclusionDetails {
  occluder: Occluder;
  stride: readonly [vertical: number, horizontal: number];
  fill: OccluderFill;
  score: 'probability' | 'logit';
  grid: OcclusionGrid;
  /** Cells of the grid that are computed, of `grid.tops.length * grid.lefts.length`. */
  done: number;
  /** Whether a cell, `row * columns + column`, is computed (1) or not yet (0). */
  known: Uint8Array;
  /** The target's probability in each cell; `NaN` where it is not yet known, also in the next ones. */
  probabilities: Float32Array;
  logits: Float32Array;
  /** The winning class in each cell; -1 where it is not yet known. */
  winners: Int32Array;
  winnerProbabilities: Float32Array;
  /** Occluders over each pixel, row-major: where it is 0 the map says nothing. */
  counts: Uint32Array;
  /** What the network saw. */
  input: InputTensor;
  /** The same with everything hidden; `occludedPicture` puts the two together. */
  covered: InputTensor;
  /** The logits of the unoccluded picture. */
  unoccludedLogits: Float32Array;
  pass: Exclude<OcclusionPass, 'auto'>;
  /** Multiplications for one position as a share of those of a whole forward pass. */
  work: number;
  notes: string[];
}

/**
 * `map` has one value per pixel: the mean, over the occluders that hid it, of how far the score fell
 * (Captum's convention).
 */
export type OcclusionResult = ExplainResult<OcclusionDetails>;

export interface OcclusionCall extends CallOptions {
  /** Given the result so far after each slice, its arrays newly made. */
  onPart?: (part: OcclusionResult) => void;
}

/** The network's answer with the occluder at one position. */
export interface OccludedAt {
  position: Position;
  /** The target, with the occluder and without it. */
  occluded: Target;
  target: Target;
  /** Best first, with the occluder. */
  predictions: Prediction[];
  /** Best first, without it. */
  unoccluded: Prediction[];
  /** The picture with everything hidden. */
  covered: InputTensor;
  backend: string;
  precision: 'float32' | 'float16';
}

/** Positions that are computed without asking. */
export const POSITIONS = 20_000;
/** Milliseconds that a slice of the sweep should take: a hand on the occluder waits for no more. */
const SLICE = 120;
/** Positions of the first slice, and of the longest. */
const [FIRST, MOST] = [8, 512];

/** Where the occluder of a sweep goes. */
export interface PlannedSweep {
  occluder: Occluder;
  stride: readonly [vertical: number, horizontal: number];
  grid: OcclusionGrid;
}

/** What a sweep over a picture would do; throws `setting-out-of-range`. */
export function plannedSweep(shape: Shape3, options: OcclusionOptions): PlannedSweep {
  const occluder = occluderOf(shape, options);
  const quarter = Math.round(Math.min(occluder.height, occluder.width) / 4);
  const stride = pair(options.stride ?? Math.max(1, quarter));
  requireGrid(shape, occluder, stride);
  return { occluder, stride, grid: occlusionGrid(shape, occluder, stride) };
}

/** Sweeps the occluder over the whole picture. */
export async function occlusionOf(
  explainer: Explainer,
  input: InputTensor,
  options: OcclusionOptions,
  { onPart, ...call }: OcclusionCall,
): Promise<OcclusionResult> {
  const { name } = await explainer.describe(call);
  const sweep = new Sweep(name, input, options);
  while (!sweep.finished) {
    call.onProgress?.({ phase: 'explain', loaded: sweep.done, total: sweep.total });
    const start = performance.now();
    const request = sweep.next();
    const response = await engineClient.request(
      'occlusion',
      { ...explainer.place, occlusion: request },
      { ...call, ...(call.onProgress && { onProgress: withoutSlices(call.onProgress) }) },
    );
    sweep.take(response, performance.now() - start);
    if (!sweep.finished) onPart?.(sweep.result());
  }
  return sweep.result();
}

/** The predictions with the occluder at one position. */
export async function occludedAt(
  explainer: Explainer,
  input: InputTensor,
  position: Position,
  options: OcclusionOptions,
  call: CallOptions,
): Promise<OccludedAt> {
  const occluder = occluderOf(input.shape, options);
  const request = requestOf(input, occluder, options);
  const occlusion = { ...request, positions: [position], detailed: true };
  const response = await engineClient.request('occlusion', { ...explainer.place, occlusion }, call);
  const { target, predictions: unoccluded, scores, ranked, covered, compute } = response;
  const predictions = ranked![0]!;
  const { probability } = predictions.find(({ index }) => index === target.index)!;
  return {
    position,
    occluded: { ...target, probability, logit: scores.logits[0]! },
    target,
    predictions,
    unoccluded,
    covered: covered!,
    backend: compute.backend,
    precision: compute.precision,
  };
}

/** One sweep: what to ask next, and what the answers come to. */
class Sweep {
  private readonly occluder: Occluder;
  private readonly stride: readonly [number, number];
  private readonly grid: OcclusionGrid;
  private readonly cells: Cell[];
  private readonly map: OcclusionMap;
  private readonly request: OcclusionRequest;
  private readonly start = performance.now();
  /** Positions of the next slice. */
  private size = FIRST;
  private slice: Cell[] = [];
  private first: OcclusionResponse | null = null;

  constructor(
    private readonly model: string,
    private readonly input: InputTensor,
    private readonly options: OcclusionOptions,
  ) {
    ({
      occluder: this.occluder,
      stride: this.stride,
      grid: this.grid,
    } = plannedSweep(input.shape, options));
    requireFew(this.total, options.limit ?? POSITIONS);
    this.cells = coarseToFine(this.grid);
    this.map = new OcclusionMap(input.shape, this.occluder, this.grid, this.score);
    this.request = requestOf(input, this.occluder, options);
  }

  get total(): number {
    return this.grid.tops.length * this.grid.lefts.length;
  }

  get done(): number {
    return this.map.done;
  }

  get finished(): boolean {
    return this.done === this.total;
  }

  next(): OcclusionRequest {
    this.slice = this.cells.slice(this.done, this.done + this.size);
    const positions = this.slice.map((cell) => positionOf(this.grid, cell));
    return { ...this.request, positions, detailed: this.first === null };
  }

  take(response: OcclusionResponse, milliseconds: number): void {
    const { target, scores } = response;
    // The first slice also loads the model and compiles: its time says nothing of the others.
    if (this.first) this.size = fitted((this.slice.length * SLICE) / Math.max(milliseconds, 1));
    this.first ??= response;
    const unoccluded = this.score === 'logit' ? target.logit : target.probability;
    // As precise as the scores, so that no change is none.
    this.map.add(this.slice, scores, Math.fround(unoccluded));
  }

  result(): OcclusionResult {
    const { occluder, stride, grid, score, input, map, options } = this;
    const { target, predictions, logits, covered, pass, work, compute } = this.first!;
    const { done, known, probabilities, winners, winnerProbabilities, counts } = map;
    return {
      method: 'occlusion',
      model: this.model,
      map: map.mean(),
      shape: [input.shape[0], input.shape[1], 1],
      target,
      predictions,
      backend: compute.backend,
      precision: compute.precision,
      timings: { ...compute.timings, occlusion: performance.now() - this.start },
      details: {
        occluder,
        stride,
        fill: options.fill ?? 0,
        score,
        grid,
        done,
        known: known.slice(),
        probabilities: probabilities.slice(),
        logits: map.logits.slice(),
        winners: winners.slice(),
        winnerProbabilities: winnerProbabilities.slice(),
        counts: counts.slice(),
        input,
        covered: covered!,
        unoccludedLogits: logits,
        pass,
        work,
        notes: compute.notes,
      },
    };
  }

  private get score(): 'probability' | 'logit' {
    return this.options.score ?? 'probability';
  }
}

function requestOf(
  image: InputTensor,
  occluder: Occluder,
  { target = 'top', fill = 0, noiseSeed, pass }: OcclusionOptions,
): OcclusionRequest {
  return {
    image,
    target: String(target),
    occluder,
    fill,
    ...(noiseSeed === undefined ? {} : { noiseSeed }),
    ...(pass === undefined ? {} : { pass }),
    positions: [],
  };
}

function occluderOf([height, width]: Shape3, { occluder, shape }: OcclusionOptions): Occluder {
  const quarter = Math.max(1, Math.round(Math.min(height, width) / 4));
  const [tall, wide] = pair(occluder ?? quarter);
  return { height: tall, width: wide, shape: shape ?? 'square' };
}

function pair(sides: number | readonly [number, number]): readonly [number, number] {
  return typeof sides === 'number' ? [sides, sides] : sides;
}

/** A power of two: few different batches, for each of which a graphics processor compiles. */
function fitted(positions: number): number {
  return 2 ** Math.floor(Math.log2(Math.min(Math.max(positions, 1), MOST)));
}

/** The progress of a slice is not that of the sweep; that of the engine and the model is. */
function withoutSlices(onProgress: NonNullable<CallOptions['onProgress']>): typeof onProgress {
  return (progress) => {
    if (progress.phase !== 'explain') onProgress(progress);
  };
}

function requireFew(positions: number, limit: number): void {
  if (positions <= limit) return;
  throw new ExplainError(
    'occlusion-positions',
    `The occluder would have ${positions} positions, more than the ${limit} that are computed without asking.`,
    'Use a longer stride, or raise the limit.',
  );
}
