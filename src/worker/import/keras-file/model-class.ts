import { ExplainError } from '../../../protocol.js';
import type { JsonRecord } from '../json.js';
import { unsupportedLayer } from '../refusals.js';
import { inWords } from '../schema.js';

export const modelClasses: readonly unknown[] = ['Sequential', 'Functional', 'Model'];

const HINT =
  'Build it as a Sequential or functional model of Keras layers; or trace it: model.export("folder"), and tensorflowjs_converter --input_format=tf_saved_model.';

/** A class of someone's own is Python code, which no file holds. */
export function requireKnownClass({ class_name: name, config }: JsonRecord): void {
  if (modelClasses.includes(name) && config !== undefined && config !== null) return;
  const kind = inWords(name);
  throw new ExplainError(
    'layer-unsupported',
    `The model is of the class ${kind}, whose code is not in the file.`,
    HINT,
    [unsupportedLayer('model', kind, '', HINT)],
  );
}
