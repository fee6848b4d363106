import { ExplainError } from '../../../protocol.js';
import type { JsonRecord } from '../json.js';
import { inWords } from '../schema.js';

export const modelClasses: readonly unknown[] = ['Sequential', 'Functional', 'Model'];

/** A class of someone's own is Python code, which no file holds. */
export function requireKnownClass({ class_name: name, config }: JsonRecord): void {
  if (modelClasses.includes(name) && config !== undefined && config !== null) return;
  throw new ExplainError(
    'layer-unsupported',
    `The model is of the class ${inWords(name)}, whose code is not in the file.`,
    'Build it as a Sequential or functional model of Keras layers; or trace it: model.export("folder"), and tensorflowjs_converter --input_format=tf_saved_model.',
  );
}
