import { keep, mul, sub, sum, tensor1d, tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import type { Alternation, EncodedImage, TensorValues } from '../../protocol.js';
import type { ComputeContext } from '../job.js';
import { scoped } from '../kernels/scoped.js';
import { normalNumbers, uniformNumbers } from '../methods/codespace/random.js';
import { lengthsOf, stepFilters } from './filter-steps.js';
import {
  disposeCodes,
  emptyMaps,
  inferMaps,
  measure,
  objectivesOf,
  type Inferred,
} from './inference.js';
import { spectralBound } from './spectral-bound.js';
import { strongestPatch } from './strongest-patch.js';
import { Synthesis, type FilterBank } from './synthesis.js';

/** Iterations of the inference in one alternation; maps go on from those of the one before. */
const INFERENCE = 6;
/** Filter steps in one alternation. */
const FILTER_STEPS = 2;
/** Iterations for an image by itself, from empty maps. */
const CODING = 60;
/**
 * Shares of lambda in the first stages, of so many alternations each: with few codes to spend, filters
 * become parts of the images before they become precise.
 */
const STAGES = [0.25, 0.5];
const STAGE = 10;
/** Less than a length may be off by without being rescaled. */
const UNIT = 1e-6;

/** What part of lambda an alternation has, counted from 0. */
function shareOfLambda(alternation: number): number {
  return STAGES[Math.floor(alternation / STAGE)] ?? 1;
}

/** Filters that are learned from a batch of images, and the batch's maps. */
export class FilterLearner {
  /** Alternations made. */
  step = 0;
  private bank: FilterBank;
  private maps: Tensor4D;
  private readonly targets: Tensor4D;
  private readonly random: () => number;
  private rate = 0.5;

  /** @param images `[batch, height, width, 1]` */
  constructor(images: TensorValues, count: number, size: number, seed: number) {
    const [batch = 1, height = 1, width = 1] = images.shape;
    const normal = normalNumbers(seed);
    const drawn = Float32Array.from({ length: size * size * count }, normal);
    this.bank = { values: unit(drawn, count), size, count };
    this.random = uniformNumbers(seed);
    this.targets = tensor4d(images.data, [batch, height, width, 1], 'float32');
    const synthesis = new Synthesis(this.bank, [height, width]);
    this.maps = emptyMaps(synthesis, batch);
    synthesis.dispose();
  }

  /** `[filters, size, size]` */
  get filters(): TensorValues {
    const { values, size, count } = this.bank;
    const cells = size * size;
    const data = Float32Array.from(values, (_, at) => {
      return values[(at % cells) * count + Math.floor(at / cells)]!;
    });
    return { data, shape: [count, size, size] };
  }

  /** Infers maps, then steps the filters. Cancelled in the middle, it is as it was before. */
  async alternate(asked: number, job: ComputeContext): Promise<Alternation> {
    const lambda = asked * shareOfLambda(this.step);
    const { targets } = this;
    const inferred = await this.infer(targets, this.maps, lambda, INFERENCE, job);
    let codes: Inferred = inferred;
    let { values } = this.bank;
    try {
      const energies = await energiesOf(inferred.maps, job);
      const stepped = await stepFilters(
        this.bank,
        inferred.maps,
        targets,
        energies,
        { steps: FILTER_STEPS, rate: this.rate },
        job,
      );
      const better = await this.withUnitFilters(stepped.values, inferred, lambda, job);
      if (better) {
        codes = better.codes;
        values = better.values;
        disposeCodes(inferred);
      }
      const { error, nonZero, length } = await measure(codes, targets, job);
      const renewed = await this.renewUnused(values, energies, codes, job);
      this.rate = stepped.rate;
      this.bank = { ...this.bank, values: renewed };
      this.maps.dispose();
      this.maps = codes.maps;
      codes.images.dispose();
      this.step++;
      const last = codes.objectives.at(-1)!;
      const objective = length > 0 ? last / ((lambda / 2) * length) : 0;
      return { lambda, objectives: codes.objectives, objective, error, nonZero };
    } catch (error) {
      disposeCodes(codes);
      throw error;
    }
  }

  /** @param image `[height, width, 1]` */
  async encode(image: TensorValues, lambda: number, job: ComputeContext): Promise<EncodedImage> {
    const [height = 1, width = 1] = image.shape;
    const target = tensor4d(image.data, [1, height, width, 1], 'float32');
    const synthesis = new Synthesis(this.bank, [height, width]);
    const start = emptyMaps(synthesis, 1);
    synthesis.dispose();
    let codes: Inferred | null = null;
    try {
      codes = await this.infer(target, start, lambda, CODING, job);
      const { error, nonZero } = await measure(codes, target, job);
      const [maps, images] = [await job.read(codes.maps), await job.read(codes.images)];
      return {
        image,
        maps: { data: maps, shape: codes.maps.shape.slice(1) },
        reconstruction: { data: images, shape: [height, width, 1] },
        error,
        nonZero,
        objectives: codes.objectives,
      };
    } finally {
      if (codes) disposeCodes(codes);
      target.dispose();
      start.dispose();
    }
  }

  dispose(): void {
    this.targets.dispose();
    this.maps.dispose();
  }

  private async infer(
    targets: Tensor4D,
    start: Tensor4D,
    lambda: number,
    iterations: number,
    job: ComputeContext,
  ): Promise<Inferred> {
    const { values, size } = this.bank;
    const synthesis = new Synthesis(this.bank, [targets.shape[1], targets.shape[2]]);
    try {
      const bound = spectralBound(values, size);
      return await inferMaps(synthesis, bound, targets, start, { lambda, iterations }, job);
    } finally {
      synthesis.dispose();
    }
  }

  /**
   * The filters at length 1, which their maps make up for: that changes no image, and what the codes cost
   * falls. `null` where, in float32, the objective is no better than with the filters before.
   */
  private async withUnitFilters(
    stepped: Float32Array,
    inferred: Inferred,
    lambda: number,
    job: ComputeContext,
  ): Promise<{ values: Float32Array; codes: Inferred } | null> {
    const { size, count } = this.bank;
    const { targets } = this;
    const lengths = lengthsOf(stepped, count);
    // A filter of no length draws nothing, and its maps cost: both are set to what they were worth.
    const scales = lengths.map((length) => (Math.abs(length - 1) < UNIT ? 1 : length));
    const values = stepped.map((value, at) =>
      scales[at % count]! > 0 ? value / scales[at % count]! : this.bank.values[at]!,
    );
    const synthesis = new Synthesis({ values, size, count }, [targets.shape[1], targets.shape[2]]);
    const codes = scoped(() => {
      const scaled = scales.every((scale) => scale === 1)
        ? inferred.maps.clone()
        : mul(inferred.maps, tensor1d(Float32Array.from(scales), 'float32'));
      const maps: Tensor4D = keep(scaled as Tensor4D);
      return { maps, images: keep(synthesis.imagesOf(maps)) };
    });
    synthesis.dispose();
    try {
      const scores = await objectivesOf(codes, targets, lambda, job);
      const total = scores.reduce((sum, score) => sum + score, 0);
      if (total <= inferred.objectives.at(-1)!) {
        const objectives = [...inferred.objectives, total];
        return { values, codes: { ...codes, scores, objectives } };
      }
    } catch (error) {
      disposeCodes(codes);
      throw error;
    }
    disposeCodes(codes);
    inferred.objectives.push(inferred.objectives.at(-1)!);
    return null;
  }

  /**
   * Filters whose maps are empty in every image have no gradient to learn by. In every second alternation
   * each is replaced by what is worst explained in some image, at length 1; the objective does not change,
   * for nothing uses them.
   */
  private async renewUnused(
    values: Float32Array,
    energies: Float32Array,
    codes: Inferred,
    job: ComputeContext,
  ): Promise<Float32Array> {
    const unused = [...energies.keys()].filter((filter) => energies[filter] === 0);
    if (this.step % 2 === 0 || unused.length === 0) return values;
    const { size, count } = this.bank;
    const [batch, height, width] = this.targets.shape;
    const difference = scoped(() => keep(sub(this.targets, codes.images)));
    const residual = await job.read(difference).finally(() => difference.dispose());
    const renewed = values.slice();
    for (const filter of unused) {
      const image = Math.floor(this.random() * batch);
      const pixels = residual.subarray(image * height * width, (image + 1) * height * width);
      const patch = strongestPatch(pixels, [height, width], size);
      patch?.forEach((value, at) => (renewed[at * count + filter] = value));
    }
    return renewed;
  }
}

/** Of each filter the sum of its codes' squares. */
async function energiesOf(maps: Tensor4D, job: ComputeContext): Promise<Float32Array> {
  const energies = scoped(() => keep(sum(mul(maps, maps), [0, 1, 2])));
  return job.read(energies).finally(() => energies.dispose());
}

/** Filters of length 1. */
function unit(values: Float32Array, count: number): Float32Array {
  const lengths = lengthsOf(values, count);
  return values.map((value, at) => value / lengths[at % count]!);
}
