import { hidesClass, type Revealing } from '../figure/concealed.js';
import { shownModel } from '../figure/model-names.js';
import { sampleTitle } from '../figure/sample-title.js';
import type { ModelDescription } from '../../protocol.js';
import { lenderOf } from '../base/scene-values.js';

/** What explains an image, as far as its name goes. */
interface Explaining extends Element, Revealing {
  readonly image: unknown;
  readonly src: string | null;
}

function explainsImage(host: object): host is Explaining {
  return host instanceof Element && 'image' in host && 'src' in host && 'revealed' in host;
}

/**
 * What the image of an element shows: in the author's words, `alt` or `aria-label`, or by the title that
 * the model's card gives a sample. Empty where nobody says so, and where a title would give away a
 * prediction that is hidden.
 */
export function imageName(host: object, description: ModelDescription | null): string {
  if (!explainsImage(host)) return '';
  const { image, src } = host;
  const own = image ?? (src === null ? host.querySelector(':scope > [slot="image"]') : src) ?? '';
  if (own instanceof Element) return wordsOf(own);
  if (typeof own !== 'string' || hidesClass(host) || lenderOf(host)) return '';
  return sampleTitle(own || 'sample:0', shownModel(description)?.samples);
}

function wordsOf(slotted: Element): string {
  const images = 'img, canvas';
  const found = slotted.matches(images) ? slotted : slotted.querySelector(images);
  const words = ['alt', 'aria-label', 'title'].map((name) => found?.getAttribute(name)?.trim());
  return words.find(Boolean) ?? '';
}
