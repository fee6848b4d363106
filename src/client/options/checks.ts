import { argumentInvalid, readOptions, readValue, type Reading } from './read-options.js';
import {
  ascentSignature,
  ascentStepSignature,
  callTable,
  codesSignature,
  encodeSignature,
  explainSignature,
  learnerSignature,
  learnerStepSignature,
  loadSignature,
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
  createDeconvLearner: learnerSignature,
  'learner.step': learnerStepSignature,
  encode: encodeSignature,
  load: loadSignature,
  'training.step': trainingStepSignature,
  reset: resetSignature,
};

/** Functions whose `unit` belongs to their `layer`, which has no default. */
const unitsOfLayers = /^(explain|saliency|sanity|lrp|createAscent)/;

/**
 * Checks the arguments of a public function, and leaves out options that were not given.
 *
 * @throws `option-unknown`, `argument-invalid`
 */
export function checkedArguments(name: string, given: readonly unknown[]): unknown[] {
  const {
    before = {},
    options,
    needed,
    call = callTable,
  } = name === 'explain' ? explainSignature(given[0]) : signatures[name]!;
  const shortName = name.replace(/.*\./, '');
  const usage = usageOf(shortName, Object.keys(before), options, call);
  const checked = Object.entries(before).map(([argument, kind], index) =>
    readValue(`the argument "${argument}" of ${shortName}()`, given[index], kind, usage),
  );
  const read = (reading: Omit<Reading, 'usage'>): Record<string, unknown> => {
    const found = readOptions({ ...reading, usage }, given[checked.length] ?? {});
    checked.push(found);
    return found;
  };
  if (options) {
    const elsewhere = Object.keys(call ?? {});
    const found = read({
      name: `${shortName}()`,
      table: options,
      elsewhere,
      ...(needed && { needed }),
    });
    if (unitsOfLayers.test(name)) requireLayer(shortName, found);
  }
  if (call) {
    const elsewhere = Object.keys(options ?? {});
    read({ name: `the last argument of ${shortName}()`, table: call, elsewhere });
  }
  if (given.slice(checked.length).some((more) => more !== undefined)) {
    throw argumentInvalid(
      `${shortName}() was given ${given.length} arguments, but takes ${checked.length}.`,
      `Call it as ${usage}.`,
    );
  }
  return checked;
}

/** A unit belongs to a layer; without one it would be ignored. */
function requireLayer(name: string, options: Readonly<Record<string, unknown>>): void {
  if (!('unit' in options) || 'layer' in options || 'restart' in options) return;
  throw argumentInvalid(
    `The options of ${name}() have a "unit" but no "layer".`,
    'Give the layer of the unit, or leave both out.',
  );
}

/** How the function is called, for hints. */
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
