import type { Tensor } from '@tensorflow/tfjs-core';
import { ExplainError } from '../../protocol.js';
import { scoped } from '../kernels/scoped.js';
import { Network } from './network.js';
import { isLinear, operationOf, type Node } from '../operations/index.js';
import { isFlattened, type MapForm, type Shape } from '../operations/operation.js';

/**
 * The network with its dense layers as convolutions with the same weights: one as large as the map that
 * was flattened before the first, 1x1 for the others (P. Sermanet et al. 2014, OverFeat). Nothing in it
 * is flat any more, so that it also runs on larger pictures and then has an output for each place:
 * `[batch, height, width, classes]`.
 *
 * Throws `dense-as-conv-unfit` where a layer has no meaning on a larger map.
 *
 * @returns a network that shares its weights, to be given to `disposeConvolutional`
 */
export function denseAsConvolutions(network: Network): Network {
  return scoped(() => {
    const forms = new Map<string, MapForm>();
    const bypassed = new Map<string, string>();
    const redirect = (name: string): string => bypassed.get(name) ?? name;
    const nodes: Node[] = [];
    for (const node of network.nodes) {
      const below = node.inputs.map((name) => forms.get(name)!);
      const shape = network.shapes.get(node.name)!;
      forms.set(node.name, formOf(node, shape, below));
      const changed = asOnMaps(node, shape, below);
      if (changed) nodes.push({ ...changed, inputs: node.inputs.map(redirect) });
      else bypassed.set(node.name, redirect(node.inputs[0]!));
    }
    return new Network({
      inputShape: [...network.inputShape],
      nodes,
      output: redirect(network.output),
      paired: network.paired,
      layerOutputs: new Map(
        [...network.layerOutputs].map(([layer, name]) => [layer, redirect(name)]),
      ),
    });
  });
}

/** Frees what such a network does not share with its original. */
export function disposeConvolutional(changed: Network, original: Network): void {
  const kernelOf = (node: Node): Tensor[] => ('kernel' in node ? [node.kernel] : []);
  changed.disposePrepared();
  const shared = new Set(original.nodes.flatMap(kernelOf));
  for (const kernel of changed.nodes.flatMap(kernelOf)) {
    if (!shared.has(kernel)) kernel.dispose();
  }
}

function formOf(node: Node, shape: Shape, below: readonly MapForm[]): MapForm {
  const [height, width, channels] = shape;
  if (shape.length === 3) return { map: [height!, width!, channels!], isVector: false };
  if (shape.length !== 1) throw unfit(node);
  const [first] = below;
  // What keeps the values of a flattened map keeps its form.
  const isKept = first && sizeOf(first.map) === height && !isLinear(node);
  return { map: isKept ? first.map : [1, 1, height!], isVector: true };
}

/** A node as it is on maps; `null` for one that does nothing there. */
function asOnMaps(node: Node, shape: Shape, below: readonly MapForm[]): Node | null {
  const { onMaps } = operationOf(node);
  if (typeof onMaps === 'object') {
    const changed = onMaps.of(node, shape, below);
    if (changed === 'unfit') throw unfit(node);
    return changed;
  }
  if (onMaps === 'unless-flattened' && below.some(isFlattened)) throw unfit(node);
  return node;
}

function sizeOf([height, width, channels]: MapForm['map']): number {
  return height * width * channels;
}

function unfit({ layer, kind }: Node): ExplainError {
  return new ExplainError(
    'dense-as-conv-unfit',
    `The layer "${layer}" (${kind}) cannot be run on maps of another size.`,
    'Leave denseAs out, which runs the network as it is.',
  );
}
