import { add, mul, sub, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { AscentRequest, Head, PixelUnits, Shape3 } from '../../../protocol.js';
import type { ComputeContext } from '../../job.js';
import type { Network } from '../../network/network.js';
import type { Pair } from '../../kernels/window.js';
import type { Tape } from '../../network/tape.js';
import { gradientRules } from '../../propagate/gradient-rules.js';
import { propagate } from '../../propagate/walker.js';
import { fitGenerator, type GeneratorFit } from './generator-fit.js';
import { appraise, type Appraisal } from './objective.js';
import { codePrior, distances, meanPicture, weightOf } from './priors.js';

/** A generator and the values of black and white in its pictures, if its card tells. */
export interface Generator {
  network: Network;
  range: Pair | null;
}

/** What the runs climb on. */
export interface Landscape {
  classifier: Network;
  head: Head;
  /** `null` in pixel space. */
  generator: Generator | null;
  /** Class index. */
  target: number;
  /** Of the classifier's input, and its values of black and white. */
  shape: Shape3;
  units: PixelUnits;
  request: AscentRequest;
  job: ComputeContext;
}

/** The landscape as it is at the codes of some runs; holds tensors until it is disposed of. */
export class View {
  /** The target's probability, per run; `null` where the head is a value. */
  readonly probabilities: number[] | null;
  /** What is maximised, the prior included, per run. */
  readonly objectives: number[];

  private constructor(
    private readonly landscape: Landscape,
    private readonly codes: Float32Array,
    private readonly tensors: Tensors,
    private readonly appraisal: Appraisal,
    priors: readonly number[],
  ) {
    this.probabilities = appraisal.probabilities;
    this.objectives = appraisal.values.map((value, run) => value - priors[run]!);
  }

  /** @param codes `shape`, `[runs, ...code]`, row-major */
  static async at(landscape: Landscape, codes: Float32Array, shape: number[]): Promise<View> {
    const tensors = makePictures(landscape, codes, shape);
    const { classifier, head, request, target, job } = landscape;
    try {
      const { tape } = tensors;
      const appraisal = await appraise(classifier, head, tape, request.objective, target, job);
      try {
        const priors = await priorsOf(landscape, codes, shape[0]!, tensors.pictures);
        return new View(landscape, codes, tensors, appraisal, priors);
      } catch (error) {
        appraisal.seed.signal.dispose();
        throw error;
      }
    } catch (error) {
      disposeAll(tensors);
      throw error;
    }
  }

  /** `[runs, height, width, channels]` of the classifier's input. */
  pictures(): Promise<Float32Array> {
    return this.landscape.job.read(this.tensors.pictures);
  }

  /** Of the objectives with respect to the codes, as long as these. */
  async gradient(): Promise<Float32Array> {
    const { request, generator, shape, job } = this.landscape;
    const signal = this.back();
    const gradient = await job.read(signal).finally(() => signal.dispose());
    const size = gradient.length / this.objectives.length;
    for (let start = 0; start < gradient.length; start += size) {
      const code = this.codes.subarray(start, start + size);
      codePrior(request, code, generator ? null : shape, gradient.subarray(start, start + size));
    }
    return gradient;
  }

  /** The gradient without the priors on the codes. */
  private back(): Tensor {
    const { classifier, generator, request } = this.landscape;
    const { tape, generated, pictures } = this.tensors;
    return tidy(() => {
      const mean = meanPicture(request);
      let signal = propagate(classifier, tape, this.appraisal.seed, gradientRules);
      if (mean) signal = add(signal, mul(sub(pictures, mean), -2 * weightOf(request)));
      if (!generator || !generated) return signal;
      const { network } = generator;
      const seed = { node: network.output, signal: generated.fit.backward(signal) };
      return propagate(network, generated.tape, seed, gradientRules);
    });
  }

  dispose(): void {
    this.appraisal.seed.signal.dispose();
    disposeAll(this.tensors);
  }
}

interface Tensors {
  pictures: Tensor;
  /** `null` in pixel space. */
  generated: { tape: Tape; fit: GeneratorFit } | null;
  /** Of the classifier. */
  tape: Tape;
}

function makePictures(landscape: Landscape, codes: Float32Array, shape: number[]): Tensors {
  const { classifier, generator, shape: taken, units } = landscape;
  const input = tensor(codes, shape);
  let made: Tape | null = null;
  try {
    if (!generator)
      return { pictures: input.clone(), generated: null, tape: classifier.forward(input) };
    made = generator.network.forward(input);
    const output = generator.network.logits(made);
    const fit = fitGenerator(output.shape.slice(1), generator.range, taken, units);
    const pictures = fit.forward(output);
    return { pictures, generated: { tape: made, fit }, tape: classifier.forward(pictures) };
  } catch (error) {
    made?.dispose();
    throw error;
  } finally {
    input.dispose();
  }
}

function disposeAll({ pictures, generated, tape }: Tensors): void {
  pictures.dispose();
  generated?.tape.dispose();
  tape.dispose();
}

async function priorsOf(
  { request, generator, shape, job }: Landscape,
  codes: Float32Array,
  runs: number,
  pictures: Tensor,
): Promise<number[]> {
  const mean = meanPicture(request);
  const squares = mean && distances(mean, pictures);
  mean?.dispose();
  const far = squares && (await job.read(squares).finally(() => squares.dispose()));
  const size = codes.length / runs;
  return Array.from({ length: runs }, (_, run) => {
    const code = codes.subarray(run * size, (run + 1) * size);
    const distance = far ? weightOf(request) * far[run]! : 0;
    return distance + codePrior(request, code, generator ? null : shape);
  });
}
