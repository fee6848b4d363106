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
  /** Whether somebody has the kept one, who may have let others have their turn. */
  private inUse = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Stays valid until it is given back. */
  take(network: Network, image: InputTensor): Tape {
    if (this.inUse) return recordForward(network, batchOfOne(image));
    clearTimeout(this.timer);
    if (this.kept?.network !== network || !sameValues(this.kept.image.data, image.data)) {
      this.forget();
      this.kept = { network, image, tape: recordForward(network, batchOfOne(image)) };
    }
    this.inUse = true;
    return this.kept.tape;
  }

  giveBack(tape: Tape): void {
    if (tape !== this.kept?.tape) return tape.dispose();
    this.inUse = false;
    this.timer = setTimeout(() => this.forget(), KEPT);
  }

  /** Frees what is kept; what is in use when it is given back. */
  forget(): void {
    clearTimeout(this.timer);
    if (!this.inUse) this.kept?.tape.dispose();
    this.inUse = false;
    this.kept = null;
  }
}

function sameValues(one: Float32Array, other: Float32Array): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
