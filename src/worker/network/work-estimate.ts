import { util } from '@tensorflow/tfjs-core';
import type { ModelLimits } from '../../protocol.js';
import { invalidModel } from './invalid-model.js';
import { readNumber, readPair } from './layer-config.js';
import { megabytes, tooLarge } from './limits.js';
import type { Shape } from './output-shape.js';
import { group } from './schema.js';
import type { KerasLayer, Topology } from './topology.js';

/** What one layer costs for one image. */
interface Cost {
  layer: string;
  /** Numbers that an explanation keeps of it: the output of each of its operations. */
  values: number;
  multiplications: number;
}

/** Throws `model-too-large` for a Keras model whose forward pass is over a limit. */
export function requireAffordableLayers(
  { layers, shapes }: Pick<Topology, 'layers' | 'shapes'>,
  limits: ModelLimits,
): void {
  requireAffordable(
    layers.map((layer) => {
      const inputs = layer.inputs.map((input) => shapes.get(input)!);
      return costOf(layer, inputs[0]!, shapes.get(layer.name)!);
    }),
    limits,
  );
}

/** A node of a graph model: what it gives, and how many products each value of that is a sum of. */
export interface PlannedCost {
  layer: string;
  shape: Shape;
  /** One where it is not told. */
  terms?: number;
}

/** The same for a graph model. */
export function requireAffordableNodes(nodes: readonly PlannedCost[], limits: ModelLimits): void {
  requireAffordable(
    nodes.map(({ layer, shape, terms = 1 }) => {
      const values = util.sizeFromShape(shape);
      return { layer, values, multiplications: values * terms };
    }),
    limits,
  );
}

function requireAffordable(costs: readonly Cost[], limits: ModelLimits): void {
  let [values, multiplications] = [0, 0];
  let largest: Cost | null = null;
  for (const cost of costs) {
    if (!(cost.values >= 0)) throw invalidModel(`The layer "${cost.layer}" has no output.`);
    values += cost.values;
    multiplications += cost.multiplications;
    if (!largest || cost.values > largest.values) largest = cost;
  }
  const bytes = 4 * values;
  if (bytes > limits.activationBytes && largest) {
    throw tooLarge(
      `One image takes ${megabytes(bytes)} in this model, the limit is ${megabytes(limits.activationBytes)}; its largest layer, "${largest.layer}", takes ${megabytes(4 * largest.values)}.`,
      'Use a network with a smaller input or fewer filters, or raise configure({ limits: { activationBytes } }).',
    );
  }
  if (multiplications > limits.multiplications) {
    throw tooLarge(
      `One image takes ${millions(multiplications)} multiplications in this model, the limit is ${millions(limits.multiplications)}.`,
      'Use a network with a smaller input or fewer filters, or raise configure({ limits: { multiplications } }).',
    );
  }
}

function millions(count: number): string {
  return `${group(Math.ceil(count / 1e6))} million`;
}

/** Layers that are two operations, whose first output is of the second's size. */
const twofold: readonly string[] = ['SeparableConv2D', 'MaxPooling2D', 'GlobalMaxPooling2D'];

function costOf(layer: KerasLayer, input: Shape, output: Shape): Cost {
  const { name, className, config } = layer;
  const size = util.sizeFromShape(output);
  const channels = input.at(-1)!;
  const { activation = null } = className === 'Activation' ? {} : config;
  const isActivated = activation !== null && activation !== 'linear';
  const operations = 1 + Number(isActivated) + Number(twofold.includes(className));
  return {
    layer: name,
    values: size * operations,
    multiplications: size * termsOf(layer, channels),
  };
}

/** Products that are added for each value of the output. */
function termsOf(layer: KerasLayer, channels: number): number {
  const area = () => util.sizeFromShape(readPair(layer, 'kernel_size', 1));
  switch (layer.className) {
    case 'Conv2D':
      return area() * channels;
    case 'Conv2DTranspose':
      return (area() * channels) / util.sizeFromShape(readPair(layer, 'strides', 1));
    case 'DepthwiseConv2D':
      return area();
    case 'SeparableConv2D': {
      const filters = readNumber(layer, 'filters', channels);
      const wide = channels * readNumber(layer, 'depth_multiplier', 1);
      return wide + (area() * wide) / filters;
    }
    case 'Dense':
      return channels;
    default:
      return 1;
  }
}
