import type { InputTensor } from '../../../protocol.js';
import type { Network } from '../../network/network.js';
import { recordForward } from '../../network/record-forward.js';
import type { Tape } from '../../network/tape.js';
import { batchOfOne } from '../batches.js';

/** Milliseconds that the pass is kept for the next slice of a sweep. */
const KEPT = 1000;

/**
 * The pass of the picture that is being occluded. A sweep comes in slices, and all start from the same
 * pass: the last one is kept for a moment.
 */
export class UnoccludedPass {
  private kept: { network: Network; image: InputTensor; tape: Tape } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Stays valid until it is given back. */
  take(network: Network, image: InputTensor): Tape {
    clearTimeout(this.timer);
    if (this.kept?.network === network && sameValues(this.kept.image.data, image.data)) {
      return this.kept.tape;
    }
    this.forget();
    const tape = recordForward(network, batchOfOne(image));
    this.kept = { network, image, tape };
    return tape;
  }

  giveBack(): void {
    this.timer = setTimeout(() => this.forget(), KEPT);
  }

  /** Frees what is kept. */
  forget(): void {
    clearTimeout(this.timer);
    this.kept?.tape.dispose();
    this.kept = null;
  }
}

function sameValues(one: Float32Array, other: Float32Array): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
