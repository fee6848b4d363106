import {
  ExplainError,
  type InputTensor,
  type OcclusionRequest,
  type OcclusionResponse,
} from '../../protocol.js';
import { contrastNotes } from '../notes.js';
import type { Explained } from '../result.js';
import { isPhotograph } from '../image/photograph.js';
import { POSITIONS } from './limit.js';
import { OcclusionMap } from './map.js';
import type { OcclusionDetails, OcclusionOptions } from './occlusion.js';
import { coarseToFine, planOcclusion, positionOf, type Cell, type OcclusionPlan } from './plan.js';
import { requestOf } from './request.js';

/** Milliseconds that a slice of the sweep should take: a hand on the occluder waits for no more. */
const SLICE = 120;
/** Positions of the first slice, and of the longest. */
const [FIRST, MOST] = [8, 512];

type FoundDetails = Omit<OcclusionDetails, 'notes'>;

/** One sweep: what to ask next, and what the answers come to. */
export class OcclusionSweep {
  private readonly plan: OcclusionPlan;
  private readonly cells: Cell[];
  private readonly map: OcclusionMap;
  private readonly request: OcclusionRequest;
  private readonly start = performance.now();
  /** Positions of the next slice. */
  private size = FIRST;
  private slice: Cell[] = [];
  /** Length of the slice before. */
  private measured = 0;
  /** Of all positions so far, in sum; see `OcclusionResponse.work`. */
  private work = 0;
  private first: OcclusionResponse | null = null;

  constructor(
    private readonly model: string,
    private readonly input: InputTensor,
    private readonly options: OcclusionOptions,
  ) {
    this.plan = planOcclusion(input.shape, options);
    const { occluder, grid } = this.plan;
    requireFew(this.total, options.limit ?? POSITIONS);
    this.cells = coarseToFine(grid, isPhotograph(input.shape));
    this.map = new OcclusionMap(input.shape, occluder, grid);
    this.request = requestOf(input, occluder, options);
  }

  get total(): number {
    return this.plan.positions;
  }

  get done(): number {
    return this.map.done;
  }

  get finished(): boolean {
    return this.done === this.total;
  }

  next(): OcclusionRequest {
    this.slice = this.cells.slice(this.done, this.done + this.size);
    const positions = this.slice.map((cell) => positionOf(this.plan.grid, cell));
    return { ...this.request, positions, detailed: this.first === null };
  }

  take(response: OcclusionResponse): void {
    const { target, contrast, scores, compute } = response;
    // The first slice of a length may also load the model and compile: its time says nothing of others.
    const repeated = this.slice.length === this.measured;
    this.measured = this.slice.length;
    this.work += response.work * this.slice.length;
    const milliseconds = Math.max(compute.timings.occluded ?? 0, 1);
    if (repeated) this.size = fitted((this.slice.length * SLICE) / milliseconds);
    this.first ??= response;
    this.map.add(this.slice, scores, contrast ?? null, this.score, target);
  }

  /** What has been found so far, its arrays newly made. */
  explained(): Explained<FoundDetails> {
    const { input, map, options } = this;
    const { occluder, stride, grid } = this.plan;
    const { target, contrast, predictions, logits, covered, pass, compute } = this.first!;
    const { done, known, probabilities, winners, winnerProbabilities, counts } = map;
    const explained = { target, ...(contrast && { contrast: contrast.of }) };
    return {
      method: 'occlusion',
      model: this.model,
      map: map.mean(),
      shape: [input.shape[0], input.shape[1], 1],
      ...explained,
      predictions,
      compute,
      timings: { occlusion: performance.now() - this.start },
      notes: [...(input.notes ?? []), ...contrastNotes(options.contrast, explained)],
      details: {
        occluder,
        stride,
        fill: options.fill ?? 0,
        // A value has no probability to fall.
        score: target.probability === undefined ? 'logit' : this.score,
        grid,
        done,
        known: known.slice(),
        logits: map.logits.slice(),
        winners: winners.slice(),
        ...(target.probability !== undefined && {
          probabilities: probabilities.slice(),
          winnerProbabilities: winnerProbabilities.slice(),
        }),
        ...(contrast && {
          contrast: {
            logit: contrast.logit,
            probability: contrast.probability,
            logits: map.contrastLogits.slice(),
            probabilities: map.contrastProbabilities.slice(),
          },
        }),
        counts: counts.slice(),
        input,
        covered: covered!,
        unoccludedLogits: logits,
        pass,
        work: this.work / done,
      },
    };
  }

  private get score(): 'probability' | 'logit' {
    return this.options.score ?? 'probability';
  }
}

/** A power of two: few different batches, for each of which a graphics processor compiles. */
function fitted(positions: number): number {
  return 2 ** Math.floor(Math.log2(Math.min(Math.max(positions, 1), MOST)));
}

function requireFew(positions: number, limit: number): void {
  if (positions <= limit) return;
  throw new ExplainError(
    'occlusion-positions',
    `The occluder would have ${positions} positions, more than the ${limit} that are computed without asking.`,
    'Use a longer stride, or raise the limit.',
  );
}
