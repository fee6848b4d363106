import type { LrpComposite, LrpOptions } from '../../dist/engine.js';
import type { Reference, ReferenceEntry } from './reference.js';

/** What zennit was asked, as this kit is asked the same. */
export function askedAs(reference: Reference, { parameters = {} }: ReferenceEntry): LrpOptions {
  const { composite, rule, low, high, epsilon, gamma, alpha, beta, bias } = parameters as Record<
    string,
    never
  >;
  const bounds = low === undefined ? {} : { low, high };
  if (composite) return { composite, ...bounds };
  const given = { epsilon, gamma, alpha, beta, bias };
  const told = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  );
  if (rule === 'z-box') {
    const [first] = reference.entries({ kind: 'activation' });
    return { composite: 'epsilon', layerRules: { [first!.layer!]: { rule: 'z-box' } }, ...bounds };
  }
  const name: LrpComposite = rule === '0' ? 'lrp-0' : rule!;
  if (name === 'lrp-0') return { composite: name };
  return { composite: name, ...told };
}

/** The parameters as one word, for the name of a test. */
export function nameOf({ parameters = {} }: ReferenceEntry): string {
  return Object.entries(parameters)
    .map(([key, value]) => (key === 'rule' || key === 'composite' ? value : `${key} ${String(value)}`))
    .join(', ');
}
