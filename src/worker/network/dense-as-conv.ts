import { keep, reshape, zeros, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { ExplainError, type Shape3 } from '../../protocol.js';
import { scoped } from '../kernels/scoped.js';
import { Network } from './network.js';
import type { Node, NodeOf } from './nodes.js';

/** What a node's output is where nothing is flat, for a picture of the model's own size. */
interface Form {
  map: Shape3;
  /** Whether the network itself has a vector there, flattened from the map. */
  vector: boolean;
}

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
    const tape = network.forward(zeros([1, ...network.inputShape]));
    const forms = new Map<string, Form>();
    const bypassed = new Map<string, string>();
    const redirect = (name: string): string => bypassed.get(name) ?? name;
    const nodes: Node[] = [];
    for (const node of network.nodes) {
      const below = node.inputs.map((name) => forms.get(name)!);
      const [, ...shape] = tape.output(node.name).shape;
      forms.set(node.name, formOf(node, shape, below));
      const changed = onMaps(node, shape, below);
      if (changed) nodes.push({ ...changed, inputs: node.inputs.map(redirect) });
      else bypassed.set(node.name, redirect(node.inputs[0]!));
    }
    tape.dispose();
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

function formOf(node: Node, shape: readonly number[], below: readonly Form[]): Form {
  const [height, width, channels] = shape;
  if (shape.length === 3) return { map: [height!, width!, channels!], vector: false };
  if (shape.length !== 1) throw unfit(node);
  const [first] = below;
  // What keeps the values of a flattened map keeps its form.
  const kept = first && sizeOf(first.map) === height && node.kind !== 'dense';
  return { map: kept ? first.map : [1, 1, height!], vector: true };
}

/** A node as it is on maps; `null` for one that does nothing there. */
function onMaps(node: Node, shape: readonly number[], below: readonly Form[]): Node | null {
  const flattened = below.some(({ map, vector }) => vector && !isCell(map));
  switch (node.kind) {
    case 'dense':
      return asConvolution(node, below[0]!);
    case 'globalAveragePool':
    case 'globalMaxPool':
      return { ...node, keepDims: true };
    case 'reshape': {
      const { map } = below[0]!;
      if (shape.length === 1 || String(shape) === String(map)) return null;
      throw unfit(node);
    }
    case 'permute':
      if (node.axes[3] === 3) return node;
      throw unfit(node);
    case 'affine':
      if (flattened && node.scale.size > 1) throw unfit(node);
      return node;
    case 'softmax':
    case 'add':
    case 'multiply':
      if (flattened) throw unfit(node);
      return node;
    case 'concatenate':
      if (flattened) throw unfit(node);
      return below.every(({ vector }) => vector) ? { ...node, axis: 3 } : node;
    default:
      return node;
  }
}

function asConvolution(node: NodeOf<'dense'>, { map, vector }: Form): Node {
  const { name, layer, inputs, bias, kernel } = node;
  const [height, width, channels] = vector ? map : [1, 1, kernel.shape[0]];
  const changed: Tensor4D = reshape(kernel, [height, width, channels, kernel.shape[1]]);
  return {
    kind: 'conv2d',
    name,
    layer,
    inputs,
    kernel: keep(changed),
    bias,
    strides: [1, 1],
    dilations: [1, 1],
    padding: 'valid',
  };
}

function isCell([height, width]: Shape3): boolean {
  return height === 1 && width === 1;
}

function sizeOf([height, width, channels]: Shape3): number {
  return height * width * channels;
}

function unfit({ layer, kind }: Node): ExplainError {
  return new ExplainError(
    'dense-as-conv-unfit',
    `The layer "${layer}" (${kind}) cannot be run on maps of another size.`,
    'Leave denseAs out, which runs the network as it is.',
  );
}
