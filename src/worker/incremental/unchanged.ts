import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { Tape } from '../network/tape.js';

/** The pass of a picture whose changes are computed: its maps, and their values once they are read. */
export class Unchanged {
  private readonly read = new Map<string, Float32Array>();

  constructor(readonly tape: Tape) {}

  /** A node's map, `[1, height, width, channels]`. */
  output(node: string): Tensor4D {
    return this.tape.output(node) as Tensor4D;
  }

  /** The same in this thread's memory; not for backends whose tensors lie elsewhere. */
  values(node: string): Float32Array {
    let values = this.read.get(node);
    if (!values) {
      values = this.output(node).dataSync<'float32'>();
      this.read.set(node, values);
    }
    return values;
  }

  dispose(): void {
    this.tape.dispose();
  }
}
