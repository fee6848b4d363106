import type { ComputeReport, InputTensor, ModelDescription } from '../protocol.js';

/** Where nobody states how pixels are numbered. */
export const assumedRangeNote =
  'No model card states the input range; values from 0 to 1 are assumed.';

/** Where the pixels may not be quite the image's. */
export const alteredNote =
  'This browser alters the pixels that a page reads, to prevent fingerprinting; values may differ slightly.';

/** What has to be said of how a model's pixels are numbered. */
export function rangeNotes({ rangeKnown }: Pick<ModelDescription, 'rangeKnown'>): string[] {
  return rangeKnown ? [] : [assumedRangeNote];
}

/** What a result has to say for itself: what is uncertain about its input, and where it computed. */
export function notesOf(
  { notes }: Pick<ComputeReport, 'notes'>,
  input?: Pick<InputTensor, 'notes'>,
): string[] {
  return [...(input?.notes ?? []), ...notes];
}
