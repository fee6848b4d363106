import type { SwitchMode } from '../../protocol.js';
import type { colorWords } from '../figure/color-maps.js';
import { capital } from '../figure/format.js';
import { say } from '../locale/message.js';

export const switchTitles: Record<SwitchMode, () => string> = {
  recorded: () => say`With switches`,
  'top-left': () => say`Without: top left`,
  spread: () => say`Without: spread`,
};

/** For the control. */
export const switchChoices: Record<SwitchMode, () => string> = {
  recorded: () => say`recorded`,
  'top-left': () => say`none: top left`,
  spread: () => say`none: spread evenly`,
};

/** What the reconstruction means, by what a signal does at the max poolings on its way down. */
export const meanings: Record<SwitchMode, (colors: ReturnType<typeof colorWords>) => string> = {
  recorded: ({ up }) =>
    say`What was kept comes back down: at each max pooling to the cell that won on the way up (its switch), then rectified, then through the same filters transposed. ${capital(up.color)} is what these filters look for, put where the picture had it. It shows which pattern was found, not why the network decided.`,
  'top-left': () =>
    say`Without switches each max pooling sends its value to the first cell of its window, wherever it came from. The filters’ patterns remain; their places, and with them the shapes of this picture, are lost.`,
  spread: () =>
    say`Without switches each max pooling spreads its value evenly over its window. The filters’ patterns are smeared over each other; the shapes of this picture are lost.`,
};

export const comparisonMeaning = (): string =>
  say`Both come down through the same filters from the same values. Only at the max poolings do they differ: on the left each value returns to the cell that it came from. What is sharp there, and not on the right, comes from the switches and so from this picture, not from the filters.`;

/** Of a first convolution. */
export const firstMeaning = (): string =>
  say`Nothing lies between this layer and the picture but its filters, so each activation paints its filter where it was found, as strong as it was.`;

/** Of a layer above others, but with no max pooling below. */
export const unpooledMeaning = (): string =>
  say`There is no max pooling below, so nothing has recorded where in this picture anything was, and the deconvnet paints much the same whatever it saw. Guided backpropagation asks the picture at every ReLU which neurons were active: that is why a network without pooling needs the picture for its reconstruction.`;

/** The same where all maps are kept. */
export const unpooledAllMeaning = (): string =>
  say`There is no max pooling below, so nothing has recorded where in this picture anything was. Keep one activation or one map to see guided backpropagation, which asks the picture, beside it.`;

export const silentMeaning = (): string =>
  say`Nothing comes back: what was kept is zero, or nothing positive is left of it on the way down.`;
