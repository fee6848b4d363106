import { nothing, type TemplateResult } from 'lit';
import type { ModelDescription } from '../protocol.js';
import { choiceControl } from './controls.js';
import { say } from './language.js';
import { isGiven } from './scene-values.js';

/** Which class is explained: the network's answer, or one by name; left out where the scene has it, and of a value. */
export function classControl({
  element,
  description,
}: {
  element: Element & { target: string };
  description: ModelDescription | null;
}): TemplateResult | typeof nothing {
  if (isGiven(element, 'target') || description?.head === 'value') return nothing;
  const labels = description?.labels ?? [];
  const classes = labels.map((label, index) => ({
    value: String(index),
    label,
    isName: true,
  }));
  return choiceControl(
    say`Class`,
    description ? [{ value: 'top', label: say`its answer` }, ...classes] : [],
    chosenClass(element.target, labels),
    (target) => (element.target = target),
  );
}

/** The target as the control knows it: `top` or an index. */
function chosenClass(target: string, labels: readonly string[]): string {
  if (/^(top|\d+)$/.test(target)) return target;
  return String(labels.findIndex((label) => label.toLowerCase() === target.toLowerCase()));
}
