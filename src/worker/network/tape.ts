import { dispose, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';

/** What one forward pass leaves behind for the backward passes: every activation, every switch. */
export class Tape {
  /** By node name. */
  readonly outputs = new Map<string, Tensor>();
  /** By name of the max pooling node; see `MaxPooled.switches`. */
  readonly switches = new Map<string, Tensor4D>();

  output(node: string): Tensor {
    return recorded(this.outputs, node);
  }

  switchesOf(node: string): Tensor4D {
    return recorded(this.switches, node);
  }

  /** What all of it takes, shared memory counted as often as it is held. */
  get bytes(): number {
    const tensors = [...this.outputs.values(), ...this.switches.values()];
    return tensors.reduce((total, { size }) => total + 4 * size, 0);
  }

  dispose(): void {
    dispose([...this.outputs.values(), ...this.switches.values()]);
  }
}

function recorded<T>(records: Map<string, T>, node: string): T {
  const value = records.get(node);
  if (value === undefined) throw new Error(`The tape holds nothing for "${node}".`);
  return value;
}
