import type { ModelLimits } from '../../../protocol.js';
import type { Origin } from '../origin.js';

/** What reads a file of another tool is told and may ask. */
export interface ImportCall {
  /** The card's, without the batch and channels last: sizes that the file may leave open. */
  inputShape: number[] | null;
  limits: ModelLimits;
  /** Files in the model's own folder; throws what they fail with, also for names that lead elsewhere. */
  readBeside(names: readonly string[]): Promise<Uint8Array[]>;
  /** To be called now and then by what takes seconds: who waits gives up on silence. */
  onLife(): void;
}

/** A `model.json`, parsed, whose `weightsManifest` names no paths, and the weights one after the other. */
export interface ConvertedModel {
  json: object;
  origin: Origin;
  weights: ArrayBuffer;
}
