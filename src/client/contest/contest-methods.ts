import {
  ExplainError,
  lrpComposites,
  saliencyMethods,
  type LrpCompositeChoice,
  type SaliencyMethod,
} from '../../protocol.js';
import { nearestName } from '../options/nearest.js';

/** A method of a contest, by who computes it. */
export type ContestMethod = { name: string } & (
  | { kind: 'saliency'; method: SaliencyMethod }
  | { kind: 'lrp'; composite: LrpCompositeChoice }
  | { kind: 'occlusion' }
  | { kind: 'random' }
);

/** More rows than that nobody compares. */
const MOST_METHODS = 12;

/** Methods that differ in kind, and a random map as the row to compare with. */
export const defaultMethods: readonly string[] = [
  'gradient',
  'gradient-x-input',
  'integrated-gradients',
  'smoothgrad',
  'guided-backprop',
  'deconvnet',
  'grad-cam',
  'layer-cam',
  'occlusion',
  'lrp:epsilon-plus',
  'lrp:epsilon-gamma-box',
  'random',
];

/** Gradients and what is made of them: they say how sensitive the score is, not what a pixel contributes. */
const sensitivities: readonly string[] = [
  'gradient',
  'deconvnet',
  'guided-backprop',
  'guided-grad-cam',
  'smoothgrad',
];

export function isSensitivity({ name }: ContestMethod): boolean {
  return sensitivities.includes(name);
}

/**
 * The methods by their names: of saliency methods, `occlusion`, `random`, and `lrp:` with the name of a
 * composite, or `lrp` for the one that suits the network. A name counts once.
 *
 * @throws `method-unknown`, `setting-out-of-range` for none and for more than 12
 */
export function contestMethods(names: readonly string[]): ContestMethod[] {
  const methods = [...new Set(names)].map(methodOf);
  if (methods.length >= 1 && methods.length <= MOST_METHODS) return methods;
  throw new ExplainError(
    'setting-out-of-range',
    `The contest has ${methods.length} methods.`,
    `Give 1 to ${MOST_METHODS} methods.`,
  );
}

function methodOf(name: string): ContestMethod {
  if (name === 'occlusion' || name === 'random') return { name, kind: name };
  const method = saliencyMethods.find((each) => each === name);
  if (method) return { name, kind: 'saliency', method };
  const composite = name === 'lrp' ? 'auto' : choiceOf(name);
  if (composite) return { name, kind: 'lrp', composite };
  const known = knownMethods();
  const meant = nearestName(name, known);
  throw new ExplainError(
    'method-unknown',
    `There is no method "${name}".`,
    `${meant === null ? '' : `Did you mean "${meant}"? `}Methods: ${known.join(', ')}.`,
  );
}

function choiceOf(name: string): LrpCompositeChoice | undefined {
  const all: readonly LrpCompositeChoice[] = ['auto', ...lrpComposites];
  return all.find((composite) => name === `lrp:${composite}`);
}

/** In the order of the tables. */
function knownMethods(): string[] {
  return [
    ...saliencyMethods,
    'occlusion',
    'lrp',
    ...lrpComposites.map((composite) => `lrp:${composite}`),
    'random',
  ];
}
