import { Network, tensor, type Node } from '../bundles/engine-parts.js';
import { inputShapes, wiring } from '../oracle/graph.js';
import { endingOf } from '../oracle/layers/activations.js';
import { count } from '../oracle/shapes.js';
import type {
  ConvSpec,
  DepthwiseSpec,
  GroupNormSpec,
  LayerNormSpec,
  LayerSpec,
  NetSpec,
  Shape,
  TransposedSpec,
} from '../oracle/spec.js';

/** A node without its place in a network. */
type Made = Record<string, unknown> & { kind: Node['kind'] };

/** The engine's network of a description: no file and no importer in between. */
export function canonicalNetwork(net: NetSpec): Network {
  const nodes: Node[] = [{ kind: 'input', name: 'input', layer: 'input', inputs: [] }];
  const wires = wiring(net);
  const entering = inputShapes(net);
  const nameOf = (place: number) => (place < 0 ? 'input' : net.layers[place]!.name);
  net.layers.forEach((layer, l) => {
    const made = [...linearPart(layer, entering[l]![0]!), ...activationOf(layer)];
    let inputs = wires[l]!.map(nameOf);
    made.forEach((each, place) => {
      const isLast = place === made.length - 1;
      const name = isLast ? layer.name : `${layer.name}/linear`;
      nodes.push({ ...each, name, layer: layer.name, inputs } as unknown as Node);
      inputs = [name];
    });
  });
  const output = nodes.at(-1)!.name;
  const layerOutputs = new Map(net.layers.map(({ name }) => [name, name]));
  return new Network({ inputShape: net.input, nodes, output, paired: false, layerOutputs });
}

function linearPart(layer: LayerSpec, shape: Shape): Made[] {
  const channels = shape.at(-1)!;
  switch (layer.kind) {
    case 'activation':
      return [];
    case 'conv2d': {
      const { kernel, filters, groups = 1 } = layer;
      const weights = [...kernel, channels / groups, filters];
      const made = convolution(layer, weights);
      return [
        groups === 1 ? { kind: 'conv2d', ...made } : { kind: 'groupedConv2d', groups, ...made },
      ];
    }
    case 'depthwiseConv2d':
      return [
        {
          kind: 'depthwiseConv2d',
          ...convolution(layer, [...layer.kernel, channels, layer.multiplier]),
        },
      ];
    case 'conv2dTranspose':
      return [
        {
          kind: 'conv2dTranspose',
          ...convolution(layer, [...layer.kernel, layer.filters, channels]),
        },
      ];
    case 'maxPool': {
      const { pool, strides, padding } = layer;
      return [{ kind: 'maxPool', pool, strides, padding }];
    }
    case 'averagePool': {
      const { pool, strides, padding, counted = null } = layer;
      return [{ kind: 'averagePool', pool, strides, padding, counted }];
    }
    case 'layerNorm': {
      const own = layer.axes.map((axis) => shape[axis - 1]!);
      const { axes, epsilon } = layer;
      return [{ kind: 'layerNormalization', axes, epsilon, ...normWeights(layer, own) }];
    }
    case 'groupNorm': {
      const { groups, epsilon } = layer;
      return [{ kind: 'groupNormalization', groups, epsilon, ...normWeights(layer, [channels]) }];
    }
    case 'dense':
      return [
        {
          kind: 'dense',
          kernel: tensor(layer.weights.kernel, [channels, layer.units]),
          bias: layer.weights.bias ? tensor(layer.weights.bias) : null,
        },
      ];
    case 'rescaling': {
      const everywhere = (values: number[]) =>
        tensor(Array.from({ length: channels }, (_, c) => values[c % values.length]!));
      return [{ kind: 'affine', scale: everywhere(layer.scale), shift: everywhere(layer.offset) }];
    }
    case 'flatten':
      return [{ kind: 'reshape', shape: [count(shape)] }];
    case 'globalAveragePool':
      return [{ kind: 'globalAveragePool', keepDims: layer.keepDims ?? false }];
    case 'upsampling':
    case 'slice':
    case 'mean':
    case 'resize':
    case 'add':
    case 'multiply':
    case 'maximum':
    case 'minimum':
      return [{ ...layer }];
    default:
      throw new Error(`no node for ${layer.kind}`);
  }
}

function convolution(
  { strides, padding, dilation = [1, 1], weights }: ConvSpec | DepthwiseSpec | TransposedSpec,
  shape: Shape,
) {
  return {
    kernel: tensor(weights.kernel, shape),
    bias: weights.bias ? tensor(weights.bias) : null,
    strides,
    dilations: dilation,
    padding,
  };
}

function normWeights({ weights: { gamma, beta } }: LayerNormSpec | GroupNormSpec, shape: Shape) {
  return { scale: gamma ? tensor(gamma, shape) : null, shift: beta ? tensor(beta, shape) : null };
}

function activationOf(layer: LayerSpec): Made[] {
  const { activation, settings } = endingOf(layer);
  const { slope, alpha, threshold, most, slopes } = settings;
  switch (activation) {
    case 'linear':
      return [];
    case 'leakyRelu':
      return [{ kind: 'leakyRelu', slope }];
    case 'elu':
      return [{ kind: 'elu', alpha }];
    case 'gelu':
    case 'geluByTanh':
      return [{ kind: 'gelu', approximate: activation === 'geluByTanh' }];
    case 'hardSigmoid':
    case 'hardSigmoidOfKeras2':
      return [
        { kind: 'hardSigmoid', slope: activation === 'hardSigmoid' ? 1 / 6 : 0.2, offset: 0.5 },
      ];
    case 'prelu':
      return [{ kind: 'prelu', slope: tensor([...Array.from(slopes)]) }];
    case 'boundedRelu':
      return [{ kind: 'boundedRelu', threshold, slope, most: most === Infinity ? null : most }];
    default:
      return [{ kind: activation }];
  }
}
