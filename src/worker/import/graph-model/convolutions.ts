import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { transpose, util } from '@tensorflow/tfjs-core';
import { windows } from '../../kernels/window.js';
import { isAboveOne } from '../keras/convolution-layers.js';
import type { Padding, Pair } from '../../kernels/window.js';
import { readFused } from './activations.js';
import { vectorOf, weightOf, type NodeReader } from './node-reader.js';
import { padSteps } from './padding.js';
import { paddingOfSize } from '../transposed-padding.js';
import type { Step } from './values.js';

/** `Conv2D` and `DepthwiseConv2dNative`, also fused with a bias and an activation. */
export function convolution(reader: NodeReader, kind: 'conv2d' | 'depthwiseConv2d'): Step[] {
  reader.requireChannelsLast();
  const input = reader.feature(0);
  const kernel = reader.constant(1);
  const fused = readFused(reader);
  const strides = reader.pair('strides');
  const padded = readPadding(reader, input.shape);
  const dilations = readDilations(reader, strides);
  if (isAboveOne(strides) && isAboveOne(dilations)) {
    throw reader.unsupported('has strides and dilations above 1');
  }
  const [rows, columns, channels, last] = kernel.shape;
  const [height, width] = padded.shape;
  const groups = kind === 'conv2d' ? input.shape.at(-1)! / channels! : 1;
  const fits = kind === 'conv2d' ? last! % groups === 0 : channels === input.shape[2];
  if (kernel.shape.length !== 4 || input.shape.length !== 3 || !fits) {
    throw reader.unsupported(`has a kernel of the shape [${kernel.shape.join(', ')}]`);
  }
  const { vertical, horizontal } = windows(
    [height!, width!],
    [rows!, columns!],
    strides,
    padded.padding,
    dilations,
  );
  const outputs = kind === 'conv2d' ? last! : channels! * last!;
  const bias = fused.bias === null ? null : reader.vector(fused.bias, outputs);
  const shape = [vertical.output, horizontal.output, outputs];
  const linear: Step = {
    kind: groups === 1 ? kind : 'groupedConv2d',
    shape,
    multiplications: vertical.output * horizontal.output * util.sizeFromShape(kernel.shape),
    build: (weights) => {
      const convolution = {
        kernel: weightOf<Tensor4D>(weights, kernel),
        bias: bias && vectorOf(weights, bias),
        strides,
        dilations,
        padding: padded.padding,
      };
      return groups === 1
        ? { kind, ...convolution }
        : { kind: 'groupedConv2d', groups, ...convolution };
    },
  };
  return [...padded.steps, linear, ...fused.activation(shape)];
}

interface Padded {
  padding: Padding;
  /** The padding as an operation of its own, where the node says it cell by cell. */
  steps: Step[];
  shape: number[];
}

function readPadding(reader: NodeReader, shape: number[]): Padded {
  const name = reader.text('padding');
  if (name === 'SAME' || name === 'VALID') {
    return { padding: name === 'SAME' ? 'same' : 'valid', steps: [], shape };
  }
  if (name !== 'EXPLICIT') throw reader.unsupported(`has the padding ${name}`);
  const steps = padSteps(reader, reader.integerList('explicit_paddings'), shape);
  return { padding: 'valid', steps, shape: steps.at(-1)?.shape ?? shape };
}

/** On cells that SpaceToBatchND moved apart, neighbours are as far from each other as it says. */
function readDilations(reader: NodeReader, strides: Pair): Pair {
  const own = reader.pair('dilations');
  const { dilation } = reader.feature(0);
  if (!dilation) return own;
  if (reader.text('padding') === 'VALID' && [...own, ...strides].every((each) => each === 1)) {
    return dilation;
  }
  throw reader.unsupported('has strides or padding between SpaceToBatchND and BatchToSpaceND');
}

/** `Conv2DBackpropInput`: the sizes of the output, the kernel, the input. */
export function transposedConvolution(reader: NodeReader): Step[] {
  reader.requireChannelsLast();
  const [, ...sizes] = outputSizes(reader);
  const kernel = reader.constant(1);
  const { shape } = reader.feature(2);
  const [rows, columns, channels, inputs] = kernel.shape;
  if (kernel.shape.length !== 4 || shape.length !== 3 || inputs !== shape[2]) {
    throw reader.unsupported(`has a kernel of the shape [${kernel.shape.join(', ')}]`);
  }
  const strides = reader.pair('strides');
  const dilations = reader.pair('dilations');
  const size: Pair = [sizes[0]!, sizes[1]!];
  const padding = readTransposedPadding(reader, [shape[0]!, shape[1]!], size, {
    size: [rows!, columns!],
    strides,
    dilations,
  });
  const own = [...size, channels!];
  if (String(own) !== String(sizes)) {
    throw reader.unsupported(`makes an output of the shape [${sizes.join(', ')}]`);
  }
  const build: Step['build'] = (weights) => ({
    kind: 'conv2dTranspose',
    kernel: weightOf<Tensor4D>(weights, kernel),
    bias: null,
    strides,
    dilations,
    padding,
  });
  const multiplications = shape[0]! * shape[1]! * util.sizeFromShape(kernel.shape);
  return [{ kind: 'conv2dTranspose', shape: own, multiplications, build }];
}

/** What is cut off the full output: so much that the convolution that it undoes would fit. */
function readTransposedPadding(
  reader: NodeReader,
  input: Pair,
  output: Pair,
  window: { size: Pair; strides: Pair; dilations: Pair },
): Padding {
  const name = reader.text('padding');
  if (name !== 'SAME' && name !== 'VALID') throw reader.unsupported(`has the padding ${name}`);
  const word = name === 'SAME' ? 'same' : 'valid';
  const { vertical, horizontal } = windows(
    output,
    window.size,
    window.strides,
    word,
    window.dilations,
  );
  if (String([vertical.output, horizontal.output]) !== String(input)) {
    throw reader.unsupported(`makes an output of the size [${output.join(', ')}]`);
  }
  return paddingOfSize(input, output, { ...window, word });
}

/** The batch among them may be unknown. */
function outputSizes(reader: NodeReader): number[] {
  const [input] = reader.inputs;
  const sizes = input?.kind === 'constant' ? input.integers : null;
  if (sizes?.length === 4) return sizes;
  throw reader.unsupported('makes an output whose size is not known beforehand');
}

/** `MatMul` with a kernel, also fused with a bias and an activation. */
export function dense(reader: NodeReader): Step[] {
  const input = reader.feature(0);
  const kernel = reader.constant(1);
  const fused = readFused(reader);
  const transposed = reader.flag('transpose_b');
  const [inputs, units] = transposed ? [...kernel.shape].reverse() : kernel.shape;
  // Places that lie beside the batch are as many rows.
  const places = input.isMerged ? input.shape.slice(0, -1) : [];
  const fits = kernel.shape.length === 2 && String(input.shape) === String([...places, inputs]);
  if (!fits || reader.flag('transpose_a')) {
    throw reader.unsupported(`multiplies [batch, ${input.shape.join(', ')}]`);
  }
  const bias = fused.bias === null ? null : reader.vector(fused.bias, units!);
  const shape = [...places, units!];
  const build: Step['build'] = (weights) => {
    const stored = weightOf<Tensor2D>(weights, kernel);
    return {
      kind: 'dense',
      kernel: transposed ? transpose(stored) : stored,
      bias: bias && vectorOf(weights, bias),
    };
  };
  const multiplications = util.sizeFromShape(shape) * inputs!;
  const linear: Step = { kind: 'dense', shape, multiplications, build };
  return [linear, ...fused.activation(shape)];
}
