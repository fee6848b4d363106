import { readOptions, readValue, type Reading } from './read-options.js';
import {
  ascentSignature,
  ascentStepSignature,
  callTable,
  codesSignature,
  methodSignatures,
  reluSignature,
  resetSignature,
  trainingSignature,
  trainingStepSignature,
  type Signature,
} from './signatures.js';

export { ownComposite } from '../lrp-composite.js';

const signatures: Readonly<Record<string, Signature>> = {
  ...methodSignatures,
  reluBackward: reluSignature,
  createAscent: ascentSignature,
  'ascent.step': ascentStepSignature,
  replaceCodes: codesSignature,
  createTraining: trainingSignature,
  'training.step': trainingStepSignature,
  reset: resetSignature,
};

/**
 * The arguments of a public function as they were given, their options without those that were not.
 *
 * @throws `option-unknown`, `argument-invalid`
 */
export function checkedArguments(name: string, given: readonly unknown[]): unknown[] {
  const { before = {}, options, needed, call = callTable } = signatures[name]!;
  const shortName = name.replace(/.*\./, '');
  const usage = usageOf(shortName, Object.keys(before), options, call);
  const checked = Object.entries(before).map(([argument, kind], index) =>
    readValue(`the argument "${argument}" of ${shortName}()`, given[index], kind, usage),
  );
  const read = (reading: Omit<Reading, 'usage'>): void => {
    checked.push(readOptions({ ...reading, usage }, given[checked.length] ?? {}));
  };
  if (options) {
    const elsewhere = Object.keys(call ?? {});
    read({ name: `${shortName}()`, table: options, elsewhere, ...(needed && { needed }) });
  }
  if (call) {
    const elsewhere = Object.keys(options ?? {});
    read({ name: `the last argument of ${shortName}()`, table: call, elsewhere });
  }
  return checked;
}

/** How it is called, for hints. */
function usageOf(
  name: string,
  before: readonly string[],
  options: Signature['options'],
  call: Signature['call'],
): string {
  const some = Object.keys(options ?? {}).slice(0, 4);
  const all = [...before, some.length > 0 && `{ ${some.join(', ')} }`, call && '{ signal }'];
  return `${name}(${all.filter(Boolean).join(', ')})`;
}
