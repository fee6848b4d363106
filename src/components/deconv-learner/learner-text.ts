import { numbers } from '../figure/format.js';
import { translate } from '../locale/message.js';
import type { DeconvLearnerResult } from './learner-attributes.js';

/** How sparse and how exact the code of the image is. */
export function findingText({ filters, encoded, details }: DeconvLearnerResult): string {
  const count = filters.shape[0]!;
  const [codes, error] = [shareText(encoded.nonZero), shareText(encoded.error)];
  return details.dataset === 'photographs'
    ? translate`${count} filters reconstruct this photograph with ${codes} of the codes non-zero and an error of ${error}.`
    : translate`${count} filters reconstruct this digit with ${codes} of the codes non-zero and an error of ${error}.`;
}

export function meaningText(): string {
  return [
    translate`The image is a sum of sparse maps, each convolved with one filter. Filters and maps are learned in alternation, from images without labels.`,
    translate`<deconv-viewer> applies the same operation to the maps of a classifier; here the maps are inferred.`,
  ].join(' ');
}

/** `2.6%` */
export function shareText(share: number): string {
  return numbers().percent.format(share);
}

/** What the numbers are shares of. */
export function aboutText(): string {
  return translate`The error is the squared error divided by the image's squared norm.`;
}

export function statusText(step: number, steps: number): string {
  return translate`alternation ${step} of ${steps}`;
}
