import type { TemplateResult } from 'lit';
import type { ModelDescription } from '../protocol.js';
import { choiceControl } from './controls.js';
import { say } from './language.js';

/** Which class is explained: the network's answer, or one by name. */
export function classControl({
  element,
  description,
}: {
  element: { target: string };
  description: ModelDescription | null;
}): TemplateResult {
  const labels = description?.labels ?? [];
  const classes = labels.map((label, index) => ({ value: String(index), label }));
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
