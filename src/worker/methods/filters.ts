import { ExplainError, type FiltersResponse, type TensorValues } from '../../protocol.js';
import type { ComputeContext, Timed } from '../job.js';
import type { Network } from '../network/network.js';
import type { Convolution } from '../operations/convolution.js';
import { isConvolution } from '../operations/index.js';
import { outputOfLayer } from './requirements.js';

/** The kernel of a convolution. */
export async function filters(
  network: Network,
  layer: string,
  job: ComputeContext,
): Promise<Timed<FiltersResponse>> {
  return { kernel: await kernelOf(network, layer, job), timings: {} };
}

/** Throws `layer-unknown`, `layer-without-filters`. */
export async function kernelOf(
  network: Network,
  layer: string,
  job: ComputeContext,
): Promise<TensorValues> {
  const { kernel } = convolutionOf(network, layer);
  return { data: await job.read(kernel), shape: kernel.shape };
}

/** The convolution of a layer. Throws `layer-unknown`, `layer-without-filters`. */
export function convolutionOf(network: Network, layer: string): Convolution {
  outputOfLayer(network, layer);
  const node = network.nodes.find(
    (candidate): candidate is Convolution => candidate.layer === layer && isConvolution(candidate),
  );
  if (node) return node;
  throw new ExplainError(
    'layer-without-filters',
    `The layer "${layer}" has no filters.`,
    'Choose a convolution.',
  );
}
