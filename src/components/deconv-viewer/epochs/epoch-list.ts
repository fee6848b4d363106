import { ExplainError, type ModelDescription } from '../../../protocol.js';
import { percentText } from '../../figure/format.js';
import { say } from '../../locale/message.js';

/** A moment of the training, with the weights that the network had then. */
export interface Epoch {
  /** Epochs trained; `null` for final weights of which the card does not say after how many. */
  epoch: number | null;
  /** On the test data, in [0, 1]; `null` where the card does not say. */
  accuracy: number | null;
  /** Whether these are the model's own weights. */
  final: boolean;
}

/**
 * The snapshots of a model in the order of training, with its own weights at the end. Throws
 * `epochs-missing` where its card lists none but those.
 */
export function epochsOf({ title, snapshots }: ModelDescription): Epoch[] {
  if (snapshots.every(({ final }) => final)) {
    throw new ExplainError(
      'epochs-missing',
      `The model "${title}" comes without snapshots of its training.`,
      'List them in its card under "snapshots", each with epoch, weights and accuracy, or leave out the attribute "epochs".',
    );
  }
  const hasFinal = snapshots.some(({ final }) => final);
  return hasFinal ? snapshots : [...snapshots, { epoch: null, accuracy: null, final: true }];
}

/** `before training`, `after 3 epochs`. */
export function epochTitle({ epoch }: Epoch): string {
  if (epoch === null) return say`fully trained`;
  if (epoch === 0) return say`before training`;
  return epoch === 1 ? say`after 1 epoch` : say`after ${epoch} epochs`;
}

/** `epoch 3, 98.9 % of the test pictures right`. */
export function epochText(at: Epoch): string {
  const name = at.epoch === null ? epochTitle(at) : say`epoch ${at.epoch}`;
  if (at.accuracy === null) return name;
  return say`${name}, ${accuracyText(at.accuracy)} of the test pictures right`;
}

/** One decimal, as accuracies are usually given. */
export function accuracyText(accuracy: number): string {
  return percentText((100 * accuracy).toFixed(1));
}
