import { keep, tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import { convFilterGradient } from '../kernels/conv-filter-gradient.js';
import {
  convInputGradient,
  prepareKernel,
  preparedTensors,
  type PreparedKernel,
} from '../kernels/conv-input-gradient.js';
import { convolutionWindows, convolve, type Kernel } from '../kernels/convolve.js';
import { scoped } from '../kernels/scoped.js';
import type { Pair, Windows } from '../kernels/window.js';

/** Filters, `[size, size, 1, count]`, as numbers of the page's side of the backend. */
export interface FilterBank {
  values: Float32Array;
  size: number;
  count: number;
}

/**
 * From maps to an image, as a DeconvNet goes down: each map is convolved with its filter, and the sum is
 * the image. A code of 1 draws its filter with the upper left corner at the code's own place, less
 * `size - 1`; maps are larger than the image by that, so that filters reach over its border. In other
 * words, a valid convolution of the maps; and the input gradient of a convolution of the image.
 */
export class Synthesis {
  private readonly analysis: Kernel;
  private readonly prepared: PreparedKernel;
  private readonly geometry: Windows;

  constructor(
    readonly bank: FilterBank,
    readonly imageSize: Pair,
  ) {
    const { values, size, count } = bank;
    const border: Pair = [size - 1, size - 1];
    this.analysis = {
      kind: 'conv2d',
      kernel: tensor4d(values, [size, size, 1, count], 'float32'),
      strides: [1, 1],
      dilations: [1, 1],
      padding: [border, border],
    };
    this.prepared = scoped(() => {
      const prepared = prepareKernel(this.analysis);
      for (const tensor of preparedTensors(prepared)) keep(tensor);
      return prepared;
    });
    this.geometry = convolutionWindows(this.analysis, { shape: [1, ...imageSize, 1] });
  }

  /** Of the maps of one image. */
  get mapShape(): [height: number, width: number, count: number] {
    const { vertical, horizontal } = this.geometry;
    return [vertical.output, horizontal.output, this.bank.count];
  }

  /**
   * @param maps `[batch, height + size - 1, width + size - 1, count]`
   * @returns `[batch, height, width, 1]`
   */
  imagesOf(maps: Tensor4D): Tensor4D {
    return convInputGradient(maps, this.prepared, this.geometry, 1);
  }

  /** The adjoint of `imagesOf`: how each code would have changed the images. */
  analyze(images: Tensor4D): Tensor4D {
    return convolve(images, this.analysis);
  }

  /** How half the squared length of `residual` changes with the filters, `[size, size, 1, count]`. */
  filterGradient(residual: Tensor4D, maps: Tensor4D): Tensor4D {
    return convFilterGradient(residual, maps, this.geometry, [1, 1]);
  }

  dispose(): void {
    const tensors = new Set([this.analysis.kernel, ...preparedTensors(this.prepared)]);
    for (const tensor of tensors) tensor.dispose();
  }
}
