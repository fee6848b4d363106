/** Which layers figures open with: the engine asks too, for what it tells of a figure. */

import type { LayerDescription } from '../protocol.js';

type Layers = Pick<LayerDescription, 'name' | 'kind' | 'shape'>;

/** By the class of the layer or the operation of the node. */
export function isConvolution({ kind }: Layers): boolean {
  return kind.includes('Conv');
}

/** Whether a layer's output is maps, not numbers alone: those of a gate are maps of one place each. */
export function hasMaps({ shape: [height = 1, width = 1, channels] }: Layers): boolean {
  return channels !== undefined && height * width > 1;
}

/** In the order of the network; `undefined` in one without any. */
export function firstConvolution<Layer extends Layers>({
  layers,
}: {
  layers: readonly Layer[];
}): Layer | undefined {
  return layers.find(isConvolution);
}

/** Where the maps of a network are shown first: half way up, where filters look for parts of things; of two convolutions the first. */
export function middleConvolution<Layer extends Layers>(description: {
  layers: readonly Layer[];
}): Layer | undefined {
  const found = description.layers.filter((layer) => isConvolution(layer) && hasMaps(layer));
  return found.length > 2 ? found[(found.length - 1) >> 1] : firstConvolution(description);
}
