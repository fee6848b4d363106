/** Which layer feeds which, and the shapes in between. */

import { outputShape } from './layers/index.js';
import type { LayerSpec, NetSpec, Shape } from './spec.js';

/** The image in the place of a layer's number. */
export const IMAGE = -1;

/** The number of the layer of that name among the given ones; 'input' is the image. */
export function numberOf(layers: LayerSpec[], name: string): number {
  if (name === 'input') return IMAGE;
  const number = layers.findIndex((layer) => layer.name === name);
  if (number < 0) throw new RangeError(`no layer ${name}`);
  return number;
}

/** For every layer, the numbers of those that feed it. */
export function wiring({ layers }: NetSpec): number[][] {
  return layers.map((layer, l) => {
    const sources = layer.inputs?.map((name) => numberOf(layers, name)) ?? [l - 1];
    if (sources.some((source) => source >= l)) throw new Error(`${layer.name} reads ahead`);
    return sources;
  });
}

/** What the sources of a layer gave: values or shapes. */
export function pick<T>(sources: number[], image: T, layers: T[]): T[] {
  return sources.map((source) => (source === IMAGE ? image : layers[source]!));
}

/** Output shape of every layer. */
export function shapes(net: NetSpec): Shape[] {
  const wires = wiring(net);
  const leaving: Shape[] = [];
  net.layers.forEach((layer, l) => {
    leaving.push(outputShape(layer, pick(wires[l]!, net.input, leaving)));
  });
  return leaving;
}

/** The shapes of every layer's inputs. */
export function inputShapes(net: NetSpec): Shape[][] {
  const leaving = shapes(net);
  return wiring(net).map((sources) => pick(sources, net.input, leaving));
}
