import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import type { LrpRule } from '../../protocol.js';
import type { PreparedKernel } from '../kernels/conv-input-gradient.js';
import type { Amount } from '../kernels/divide.js';
import type { Gate } from '../kernels/gate.js';
import type { Windows, Pair } from '../kernels/window.js';
import type { Convolution } from './convolution.js';
import type { Node } from './index.js';

/**
 * A node of a canonized network: one operation, activations split off, batch norm folded where it can
 * be, dropout gone, the head's softmax or sigmoid stripped. Tensors are NHWC.
 */
export interface NodeBase {
  kind: string;
  name: string;
  /** The Keras layer or the graph's node that this node came from; a fused one gives two nodes. */
  layer: string;
  /** Names of the nodes that feed this one. */
  inputs: string[];
}

/** Without the batch: `[height, width, channels]`, `[size]`. */
export type Shape = readonly number[];

/**
 * All that the engine knows of one operation, in one place. Nothing is optional and nothing has a
 * default: what an operation leaves out does not compile.
 */
export interface OperationSpec<N extends NodeBase> {
  /** Of shapes without the batch. */
  outputShape(node: N, inputs: readonly Shape[]): Shape;
  forward(node: N, inputs: Tensor[], recording: Recording): Tensor;
  /** The exact gradient: signal of the output in, of the input out; a list where it has several inputs. */
  gradient(signal: Tensor, pass: GradientPass<N>): Tensor | Tensor[];
  /**
   * Where the input passes, for an operation that DeconvNet and guided backpropagation treat as a ReLU;
   * elsewhere it is cut off; `null` for all others, which keep their gradient.
   */
  rectifier: Gate | { of(node: N): Gate | null } | null;
  /** How relevance passes (LRP). */
  relevance(node: N): Relevance<N>;
  /** The tensors that it owns; a shared layer's nodes have the same. */
  weights(node: N): Tensor[];
  /** Of an operation that is linear with a kernel. */
  kernel: KernelFacts<N> | null;

  /** Which cells of a map `[batch, height, width, channels]` an output's cell depends on. */
  intervals(node: N): IntervalMap<N>;
  /**
   * Whether a rectangle of the output can be computed from rectangles of the inputs, in the
   * incremental pass. Shapes have the batch, and four axes each.
   */
  locality(node: N, output: Shape, inputs: readonly Shape[]): Locality;
  /** Multiplications for each value of the output; shapes have the batch. */
  multiplications(node: N, output: Shape, input: Shape): number;

  /** Whether an output can be negative: never, only where an input is, or in any case. */
  sign: 'rectifies' | 'preserves' | 'any';
  /**
   * Whether relevance vanishes at inputs of 0: because it does at the output, which is 0 there too;
   * at all inputs that are not positive; or not for certain.
   */
  relevanceAtZero: 'preserved' | 'closed' | 'any';
  /** In a product: values between 0 and 1 that open and close another factor, the same moved, or neither. */
  gate: 'gate' | 'rearranges' | 'none';
  /** What it does to probabilities, for reading what a network ends in. */
  ending: EndingRole;
  /** What becomes of the bounds of its input, which the rule z-box asks for. */
  bounds: 'computed' | 'lost' | BoundsRule<N>;
  /** What becomes of it where dense layers run as convolutions and vectors are maps. */
  onMaps: 'same' | 'unless-flattened' | MapRule<N>;
  /** Whether a reader would ask for it by name; what only prepares or rearranges is not listed. */
  listed: boolean;
  /** Whether Grad-CAM, which weights a convolution's maps, takes them behind it. */
  completesConvolution: boolean;
}

/** What a forward pass leaves behind; see `Tape`. */
interface Recorded {
  output(node: string): Tensor;
  switchesOf(node: string): Tensor4D;
}

/** The kernels that a network keeps ready for its convolutions. */
export interface Kernels {
  /** Flipped, for the way back. */
  preparedKernel(node: Convolution): PreparedKernel;
  kernelParts: {
    get(
      node: Convolution,
      whole: () => PreparedKernel,
      name: string,
      parameter: number,
      make: (weights: Tensor4D) => Tensor4D,
    ): { node: Convolution; prepared: PreparedKernel };
  };
}

/** Where a forward pass records the switches of max pooling, if it does. */
export interface Recording {
  tape: { switches: Map<string, Tensor4D> } | null;
  network: Kernels;
}

/** What a backward rule may look at besides the signal from above. */
export interface GradientPass<N extends NodeBase> {
  network: Kernels;
  tape: Recorded;
  node: N;
  /** What the node received in the forward pass; the first where it has several inputs. */
  input: Tensor;
  inputs: Tensor[];
}

type Relevance<N extends NodeBase> =
  | LinearRelevance
  /** As it is, cell by cell; `onRequest` where no composite chooses that. */
  | { passes: 'through'; onRequest: boolean }
  /** Where the values came from, which is the gradient's way. */
  | { passes: 'rearranged' }
  /** To each input its share of the sum. */
  | { passes: 'by-contribution' }
  /** To the largest value of each window. */
  | { passes: 'winner-take-all' }
  | OwnRelevance<N>;

/** A layer with weights: a rule of LRP and the linear map are all that is needed. */
export interface LinearRelevance {
  passes: 'linear';
  /** One value for each channel, or for each value of an image; the output is asked for its shape. */
  bias(output: Tensor): Tensor | null;
  /** Whether composites choose its rule as for layers with a kernel; a norm counts as none. */
  isKernel: boolean;
  /** The rules that it may have, of which its map has to have the parts. */
  rules: 'all' | readonly LrpRule[];
  /** @param input what the node receives, for its shape */
  map(input: Tensor, part: KernelPart, network: Kernels): LinearMap;
}

interface OwnRelevance<N extends NodeBase> {
  passes: 'own';
  /** The rules it may have, its default first. */
  rules: readonly LrpRule[];
  relevance(relevance: Tensor, pass: RelevancePass<N>): Tensor | (Tensor | null)[];
}

interface RelevancePass<N extends NodeBase> extends GradientPass<N> {
  rule: LrpRule;
  /** Which inputs carry a product's signal, and are no gates. */
  signals: readonly boolean[];
  /** Reports relevance that reaches no input. */
  report(account: 'lostToPadding', amount: Amount): void;
}

/**
 * What a rule makes of a layer's weights; `transposed` are all of them, whose transposed map is
 * computed as textbooks draw it.
 */
export type KernelPart =
  'whole' | 'transposed' | 'positive' | 'negative' | 'square' | 'ones' | { gamma: number };

/** A linear layer with some part of its weights and without its bias. */
export interface LinearMap {
  apply(input: Tensor): Tensor;
  /** The transposed map: a signal of the output's shape to one of the input's. */
  back(signal: Tensor): Tensor;
}

interface KernelFacts<N extends NodeBase> {
  /** Along it lie the outputs; of a depthwise kernel those of one input. */
  outputAxis: number;
  outputs(node: N): number;
  /** How many inputs one output sums up. */
  fanIn(node: N): number;
  /** The kernel, each output multiplied. */
  scaled(node: N, scale: Tensor1D): Tensor;
  /** The node with other weights, the kernel of the same rank. */
  with(node: N, kernel: Tensor, bias: Tensor1D | null): N;
}

export type IntervalMap<N extends NodeBase> =
  /** The same cell of inputs of the same height and width; all of an input that is repeated. */
  | { by: 'cell' }
  | {
      by: 'windows';
      over(input: Shape): Windows;
      /** The node over regions that hold what padding would add. */
      padded: N;
      /** What padding adds. */
      outside: number;
    }
  /** A cell spreads to a window of the output. */
  | { by: 'transposed-windows'; over(output: Shape): Windows }
  /** A cell lies so many cells further down and right in the output. */
  | { by: 'shift'; cells: Pair }
  /** A cell becomes a block; neighbors within `reach` mix in. */
  | { by: 'repetition'; size: Pair; reach: 0 | 1 }
  /** What these cells along an axis (0 for rows) of the output are made of, of so many of the input. */
  | {
      by: 'samples';
      of(cells: readonly [first: number, last: number], from: number, axis: 0 | 1): Pair;
    }
  | { by: 'whole' };

type Locality = 'local' | 'not-local';

/**
 * `same` keeps its input's values, `linear` gives any sums, `bent` are activations that make no
 * probabilities, `mixing` sums or picks values, `product` multiplies its inputs.
 */
export type EndingRole = 'softmax' | 'sigmoid' | 'bent' | 'linear' | 'same' | 'mixing' | 'product';

export type Bounds = [low: Tensor, high: Tensor];

interface BoundsRule<N extends NodeBase> {
  of(node: N, bounds: Bounds): Bounds;
}

/** What a node's output is where nothing is flat, for an image of the model's own size. */
export interface MapForm {
  map: readonly [height: number, width: number, channels: number];
  /** Whether the network itself has a vector there, flattened from the map. */
  isVector: boolean;
}

interface MapRule<N extends NodeBase> {
  /**
   * @param shape of its output as the network has it
   * @returns the node on maps, `null` for one that does nothing there, `unfit` where it has no meaning
   */
  of(node: N, shape: Shape, below: readonly MapForm[]): Node | 'unfit' | null;
}

/** Of operations without weights. */
export const weightless = {
  weights: (): Tensor[] => [],
  kernel: null,
  multiplications: (): number => 0,
};

/** Of operations that compute each value from one of the input at the same place. */
export const elementwise = {
  ...weightless,
  outputShape: (_node: NodeBase, [input]: readonly Shape[]): Shape => input!,
  intervals: (): { by: 'cell' } => ({ by: 'cell' }),
};

/** Where vectors are maps, what a flattened map's values say by their place is lost. */
export function isFlattened({ map: [height, width], isVector }: MapForm): boolean {
  return isVector && (height !== 1 || width !== 1);
}
