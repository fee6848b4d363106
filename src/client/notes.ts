import type {
  ComputeReport,
  Contrast,
  ContrastChoice,
  InputTensor,
  ModelDescription,
  Target,
} from '../protocol.js';

/** Where nobody states how pixels are numbered. */
export const assumedRangeNote =
  'No model card states the input range; values from 0 to 1 are assumed.';

/** Where the pixels may not be quite the image's. */
export const alteredNote =
  'This browser alters the pixels that a page reads, to prevent fingerprinting; values may differ slightly.';

/** Where the network predicts the very class that "contrast" names. */
export const sameClassNote =
  'The network predicts the class that the contrast names, so the map explains that class by itself.';

/** What has to be said of a contrast that was left out. */
export function contrastNotes(
  choice: ContrastChoice | undefined,
  { target, contrast }: { target: Target; contrast?: Contrast },
): string[] {
  const named = String(choice ?? '')
    .trim()
    .toLowerCase();
  const isTarget = named === String(target.index) || named === target.label.toLowerCase();
  return isTarget && !contrast ? [sameClassNote] : [];
}

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
