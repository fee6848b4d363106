import { dispose, keep, type Tensor4D } from '@tensorflow/tfjs-core';
import {
  changedPrepared,
  prepareKernel,
  preparedTensors,
  type PreparedKernel,
} from '../kernels/conv-input-gradient.js';
import type { Convolution } from '../operations/convolution.js';

/** Bytes of kernels that are kept for one network; beyond it they are made for each pass. */
const MOST_BYTES = 64e6;

/** A convolution with a part of its weights alone. */
export interface KernelPart {
  node: Convolution;
  prepared: PreparedKernel;
}

interface Kept extends KernelPart {
  parameter: number;
}

/** Parts of a network's kernels, such as the positive weights, kept for the next pass. */
export class KernelParts {
  private readonly kept = new Map<string, Kept>();

  /**
   * The part of that name; made anew when the parameter that it depends on has changed. What is too
   * large to be kept belongs to the caller's scope.
   *
   * @param whole what is prepared of the whole kernel: changed weight by weight it need not be turned
   *   again, but between groups stand zeros that are no weights
   * @param make changes each weight on its own
   */
  get(
    node: Convolution,
    whole: () => PreparedKernel,
    name: string,
    parameter: number,
    make: (weights: Tensor4D) => Tensor4D,
  ): KernelPart {
    const key = `${node.name} ${name}`;
    const known = this.kept.get(key);
    if (known?.parameter === parameter) return known;
    if (known) dispose(tensorsOf(known));
    this.kept.delete(key);
    const changed = { ...node, kernel: make(node.kernel) };
    const prepared =
      changed.kind === 'groupedConv2d' ? prepareKernel(changed) : changedPrepared(whole(), make);
    const part = { node: changed, prepared, parameter };
    const bytes = [...this.kept.values(), part].flatMap(tensorsOf).reduce(byteSum, 0);
    if (bytes > MOST_BYTES) return part;
    tensorsOf(part).forEach(keep);
    this.kept.set(key, part);
    return part;
  }

  get bytes(): number {
    return [...this.kept.values()].flatMap(tensorsOf).reduce(byteSum, 0);
  }

  dispose(): void {
    dispose([...this.kept.values()].flatMap(tensorsOf));
    this.kept.clear();
  }
}

function tensorsOf({ node, prepared }: KernelPart): Tensor4D[] {
  return [node.kernel, ...preparedTensors(prepared)];
}

function byteSum(bytes: number, { size }: Tensor4D): number {
  return bytes + 4 * size;
}
