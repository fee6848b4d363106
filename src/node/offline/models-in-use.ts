import { builtinModels } from '../../client/builtin-models.js';
import { inputsOf } from '../elements.js';
import type { Widget } from '../page/widgets.js';

/** Models that a reader can choose in an element, whatever its tag says. */
const choices: Readonly<Record<string, readonly string[]>> = {
  'codespace-am': ['mnist-gan', 'mnist-dcgan', 'mnist-judge'],
  'deconv-learner': ['mnist-cnn', 'cifar10-cnn'],
};

/** The models that a figure needs; none where its tag is wrong, which it says itself. */
export function modelsOf(widget: Widget): string[] {
  const chosen = choices[widget.tag] ?? [];
  try {
    return [...inputsOf(widget).models.map(({ name }) => name.trim()), ...chosen];
  } catch {
    return [...chosen];
  }
}

/** Built-in models that a page or a script names in quotes: attributes, and what scripts set later. */
export function modelsNamedIn(text: string): string[] {
  return builtinModels.filter((name) => new RegExp(`["'\`]${name}["'\`]`).test(text));
}
