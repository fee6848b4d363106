import { dispose, keep, tidy, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import type { Shape3 } from '../../protocol.js';
import { prepareKernel, type PreparedKernel } from '../kernels/conv-input-gradient.js';
import { scoped } from '../kernels/scoped.js';
import { forwardNode } from './forward.js';
import { tensorsOf, type Node, type NodeOf } from './nodes.js';
import { Tape } from './tape.js';

export interface CanonicalGraph {
  inputShape: Shape3;
  /** In topological order; the first is the input. */
  nodes: Node[];
  /** The node whose output is the logits. */
  output: string;
  /** The node that holds each Keras layer's output. */
  layerOutputs: Map<string, string>;
}

/** A network on one backend: its graph, its weights, and the kernels prepared for going backward. */
export class Network {
  readonly inputShape: Shape3;
  readonly nodes: readonly Node[];
  readonly input: string;
  readonly output: string;
  readonly layerOutputs: ReadonlyMap<string, string>;
  private readonly prepared = new Map<string, PreparedKernel>();

  constructor(graph: CanonicalGraph) {
    this.inputShape = graph.inputShape;
    this.nodes = graph.nodes;
    this.input = graph.nodes[0]!.name;
    this.output = graph.output;
    this.layerOutputs = graph.layerOutputs;
  }

  /**
   * @param image `[batch, height, width, channels]` in model-input units
   * @returns the tape; dispose of it when the backward passes are done
   */
  forward(image: Tensor4D): Tape {
    const tape = new Tape();
    tidy(() => {
      tape.outputs.set(this.input, image.clone());
      for (const node of this.nodes.slice(1)) {
        forwardNode(node, tape.output(node.inputs[0]!), tape);
      }
      for (const tensor of [...tape.outputs.values(), ...tape.switches.values()]) keep(tensor);
    });
    return tape;
  }

  /** The logits, `[batch, ...]`. */
  logits(tape: Tape): Tensor {
    return tape.output(this.output);
  }

  /** The flipped kernels of a convolution, made at its first backward pass and kept. */
  preparedKernel(node: NodeOf<'conv2d'>): PreparedKernel {
    let prepared = this.prepared.get(node.name);
    if (!prepared) {
      prepared = scoped(() => {
        const made = prepareKernel(node.kernel, node.strides, node.dilations);
        for (const phase of made.phases.flat()) if (phase) keep(phase);
        return made;
      });
      this.prepared.set(node.name, prepared);
    }
    return prepared;
  }

  dispose(): void {
    const phases = [...this.prepared.values()].flatMap(({ phases }) => phases.flat());
    dispose([...this.nodes.flatMap(tensorsOf), ...phases.filter((phase) => phase !== null)]);
    this.prepared.clear();
  }
}
