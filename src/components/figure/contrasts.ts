import {
  contrasts,
  type Contrast,
  type LrpContrast,
  type ModelDescription,
} from '../../protocol.js';
import { translate } from '../locale/message.js';
import type { ColorWords } from './color-maps.js';
import { capital } from './format.js';

/**
 * What a class of this network can be compared with besides another class: a sigmoid has no rivals; one
 * unit's two classes, and a value, have no contrast at all.
 */
export function contrastWords(description: ModelDescription | null): readonly LrpContrast[] {
  const { head, labels } = description ?? {};
  if (head === 'value' || (head === 'sigmoid' && labels?.length === 2)) return ['none'];
  return head === 'sigmoid' ? ['none', 'others'] : contrasts;
}

/** What the score of the target is compared with, as it goes on after "relative to". */
export function contrastName(contrast: Contrast): string {
  switch (contrast.kind) {
    case 'class':
      return contrast.label;
    case 'others':
      return translate`the mean of the other classes`;
    case 'rivals':
      return translate`the weighted mean of its rivals`;
  }
}

/** What the colors of a map mean: `Red pixels raise the score of 4 relative to 9, blue ones lower it.` */
export function relativeText(
  { up, down }: { up: ColorWords; down: ColorWords },
  target: string,
  contrast: Contrast,
): string {
  return translate`${capital(up.pixels)} raise the score of ${target} relative to ${contrastName(contrast)}, ${down.ones} lower it.`;
}

/** The same contrast for another request, whatever is predicted there. */
export function contrastChoice(contrast: Contrast | undefined): string | number {
  return contrast?.kind === 'class' ? contrast.index : (contrast?.kind ?? 'none');
}
