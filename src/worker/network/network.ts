import { dispose, keep, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { prepareKernel, type PreparedKernel } from '../kernels/conv-input-gradient.js';
import { scoped } from '../kernels/scoped.js';
import { watchingFirst } from './finite-watch.js';
import { forwardNode } from './forward.js';
import { KernelParts } from './kernel-parts.js';
import { tensorsOf, type Convolution, type Node } from './nodes.js';
import { Tape } from './tape.js';

export interface CanonicalGraph {
  /** Without the batch. */
  inputShape: number[];
  /** In topological order; the first is the input. */
  nodes: Node[];
  /** The node whose output is the logits. */
  output: string;
  /** The node that holds the output of each Keras layer, or of each node of a graph model. */
  layerOutputs: Map<string, string>;
}

/** A network on one backend: its graph, its weights, and the kernels prepared for going backward. */
export class Network {
  readonly inputShape: readonly number[];
  readonly nodes: readonly Node[];
  readonly input: string;
  readonly output: string;
  readonly layerOutputs: ReadonlyMap<string, string>;
  /** By node, those whose outputs nobody reads after it. */
  readonly lastRead: ReadonlyMap<string, readonly string[]>;
  /** Made when they are first used, and kept. */
  readonly kernelParts = new KernelParts();
  private readonly prepared = new Map<string, PreparedKernel>();

  constructor(graph: CanonicalGraph) {
    this.inputShape = graph.inputShape;
    this.nodes = graph.nodes;
    this.input = graph.nodes[0]!.name;
    this.output = graph.output;
    this.layerOutputs = graph.layerOutputs;
    this.lastRead = lastReads(graph);
  }

  /**
   * @param input `[batch, ...inputShape]` in model-input units
   * @returns the tape; dispose of it when the backward passes are done
   */
  forward(input: Tensor): Tape {
    const tape = new Tape();
    const recording = { tape, preparedKernel: (node: Convolution) => this.preparedKernel(node) };
    const pass = () => {
      tape.outputs.set(this.input, input.clone());
      for (const node of this.nodes.slice(1)) {
        const inputs = node.inputs.map((name) => tape.output(name));
        tape.outputs.set(node.name, forwardNode(node, inputs, recording));
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
    const preparedKernel = (convolution: Convolution) => this.preparedKernel(convolution);
    return forwardNode(node, inputs, { tape: null, preparedKernel });
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
        for (const phase of made.phases.flat()) if (phase) keep(phase);
        return made;
      });
      this.prepared.set(node.name, prepared);
    }
    return prepared;
  }

  dispose(): void {
    dispose(this.nodes.flatMap(tensorsOf));
    this.disposePrepared();
  }

  /** Frees what was made for going backward; it is made anew when it is needed. */
  disposePrepared(): void {
    const phases = [...this.prepared.values()].flatMap(({ phases }) => phases.flat());
    dispose(phases.filter((phase) => phase !== null));
    this.prepared.clear();
    this.kernelParts.dispose();
  }
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
