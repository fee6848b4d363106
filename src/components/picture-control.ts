import { nothing, type TemplateResult } from 'lit';
import type { ModelDescription } from '../protocol.js';
import { choiceControl } from './controls.js';
import type { ExplainElement } from './explain-element.js';
import { say } from './language.js';
import { isGiven } from './scene-values.js';

/** Which sample of the model; left out for a picture from elsewhere or of its scene, and without samples. */
export function pictureControl({
  element,
  description,
}: {
  element: Element & Pick<ExplainElement<never, never>, 'image' | 'src'>;
  description: ModelDescription | null;
}): TemplateResult | typeof nothing {
  const samples = description?.samples ?? [];
  const isSample = !element.image && /^(sample:\d+)?$/.test(element.src ?? '');
  if (isGiven(element, 'src')) return nothing;
  if (!isSample || (description && samples.length === 0)) return nothing;
  return choiceControl(
    say`Picture`,
    samples.map(({ title }, index) => ({ value: `sample:${index}`, label: title })),
    element.src || 'sample:0',
    (src) => (element.src = src),
  );
}
