import type { InputTensor, Occluder } from '../../../protocol.js';
import type { Network } from '../../network/network.js';
import type { Tape } from '../../network/tape.js';

/** One picture under an occluder that moves. */
export interface OcclusionContext {
  network: Network;
  image: InputTensor;
  /** With everything hidden. */
  covered: InputTensor;
  occluder: Occluder;
  /** Of the picture as it is. */
  tape: Tape;
}
