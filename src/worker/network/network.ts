import { dispose, keep, tidy, type Tensor } from '@tensorflow/tfjs-core';
import {
  prepareKernel,
  preparedTensors,
  type PreparedKernel,
} from '../kernels/conv-input-gradient.js';
import { scoped } from '../kernels/scoped.js';
import { watchingFirst, watchOutput } from './finite-watch.js';
import { KernelParts } from './kernel-parts.js';
import type { Convolution } from '../operations/convolution.js';
import { operationOf, tensorsOf, type Node } from '../operations/index.js';
import type { Shape } from '../operations/operation.js';
import { Tape } from './tape.js';

export interface CanonicalGraph {
  /** Without the batch. */
  inputShape: number[];
  /** In topological order; the first is the input. */
  nodes: Node[];
  /** The node whose output is the logits. */
  output: string;
  /** Whether its two logits are one sigmoid unit's: -z and z. */
  paired: boolean;
  /** The node that holds the output of each Keras layer, or of each node of a graph model. */
  layerOutputs: Map<string, string>;
}

/** A network on one backend: its graph, its weights, and the kernels prepared for going backward. */
export class Network {
  readonly inputShape: readonly number[];
  readonly nodes: readonly Node[];
  readonly input: string;
  readonly output: string;
  readonly paired: boolean;
  readonly layerOutputs: ReadonlyMap<string, string>;
  /** By node, those whose outputs nobody reads after it. */
  readonly lastRead: ReadonlyMap<string, readonly string[]>;
  /** Of every node's output, without the batch. */
  readonly shapes: ReadonlyMap<string, Shape>;
  /** Made when they are first used, and kept. */
  readonly kernelParts = new KernelParts();
  private readonly prepared = new Map<string, PreparedKernel>();

  constructor(graph: CanonicalGraph) {
    this.inputShape = graph.inputShape;
    this.nodes = graph.nodes;
    this.input = graph.nodes[0]!.name;
    this.output = graph.output;
    this.paired = graph.paired;
    this.layerOutputs = graph.layerOutputs;
    this.lastRead = lastReads(graph);
    this.shapes = shapesOf(graph);
  }

  /**
   * @param input `[batch, ...inputShape]` in model-input units
   * @returns the tape; dispose of it when the backward passes are done
   */
  forward(input: Tensor): Tape {
    const tape = new Tape();
    const pass = () => {
      tape.outputs.set(this.input, input.clone());
      for (const node of this.nodes.slice(1)) {
        const inputs = node.inputs.map((name) => tape.output(name));
        tape.outputs.set(node.name, this.run(node, inputs, tape));
      }
      for (const tensor of [...tape.outputs.values(), ...tape.switches.values()]) keep(tensor);
    };
    tidy(() => watchingFirst(this, pass));
    return tape;
  }

  /**
   * The forward pass without a tape: what no later node reads is freed on the way.
   *
   * @param input `[batch, ...inputShape]` in model-input units
   * @returns the output, `[batch, ...]`
   */
  predict(input: Tensor): Tensor {
    const pass = () => {
      const outputs = new Map([[this.input, input.clone()]]);
      for (const node of this.nodes.slice(1)) {
        const inputs = node.inputs.map((name) => outputs.get(name)!);
        outputs.set(node.name, this.compute(node, inputs));
        for (const name of this.lastRead.get(node.name) ?? []) outputs.get(name)!.dispose();
      }
      return outputs.get(this.output)!;
    };
    return tidy(() => watchingFirst(this, pass));
  }

  /** What one node makes of its inputs; switches are not kept. */
  compute(node: Node, inputs: Tensor[]): Tensor {
    return this.run(node, inputs, null);
  }

  /** The network's output: logits of a classifier, `[batch, ...]`. */
  logits(tape: Tape): Tensor {
    return tape.output(this.output);
  }

  /** The flipped kernels of a convolution, made when they are first used and kept. */
  preparedKernel(node: Convolution): PreparedKernel {
    let prepared = this.prepared.get(node.name);
    if (!prepared) {
      prepared = scoped(() => {
        const made = prepareKernel(node);
        preparedTensors(made).forEach(keep);
        return made;
      });
      this.prepared.set(node.name, prepared);
    }
    return prepared;
  }

  /** Bytes of the weights, and of what was made of them for going backward. */
  get bytes(): number {
    const tensors = new Set([...this.nodes.flatMap(tensorsOf), ...this.preparedTensors]);
    return [...tensors].reduce((sum, { size }) => sum + 4 * size, this.kernelParts.bytes);
  }

  dispose(): void {
    dispose(this.nodes.flatMap(tensorsOf));
    this.disposePrepared();
  }

  /** Frees what was made for going backward; it is made anew when it is needed. */
  disposePrepared(): void {
    dispose(this.preparedTensors);
    this.prepared.clear();
    this.kernelParts.dispose();
  }

  private run(node: Node, inputs: Tensor[], tape: Tape | null): Tensor {
    const output = operationOf(node).forward(node, inputs, { tape, network: this });
    watchOutput(node, output);
    return output;
  }

  private get preparedTensors(): Tensor[] {
    return [...this.prepared.values()].flatMap(preparedTensors);
  }
}

function shapesOf({ inputShape, nodes }: CanonicalGraph): Map<string, Shape> {
  const shapes = new Map<string, Shape>([[nodes[0]!.name, inputShape]]);
  for (const node of nodes.slice(1)) {
    const inputs = node.inputs.map((name) => shapes.get(name)!);
    shapes.set(node.name, operationOf(node).outputShape(node, inputs));
  }
  return shapes;
}

function lastReads({ nodes, output }: CanonicalGraph): Map<string, string[]> {
  const reader = new Map<string, string>();
  for (const { name, inputs } of nodes) for (const from of inputs) reader.set(from, name);
  const reads = new Map<string, string[]>();
  for (const [name, last] of reader) {
    if (name !== output) reads.set(last, [...(reads.get(last) ?? []), name]);
  }
  return reads;
}
