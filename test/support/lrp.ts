import type { LrpComposite, LrpOptions, LrpParameters } from '../../dist/engine.js';
import type { Reference, ReferenceEntry } from './reference.js';

/** How zennit was told, in training/references/zennit_composites.py. */
interface ZennitParameters extends LrpParameters {
  composite?: LrpComposite;
  rule?: LrpComposite | '0' | 'z-box';
  low?: number;
  high?: number;
  bias?: 'ignore';
}

/** What zennit was asked, as this kit is asked the same. */
export function askedAs(reference: Reference, entry: ReferenceEntry): LrpOptions {
  const { composite, rule, low, high, bias, ...told } = (entry.parameters ??
    {}) as ZennitParameters;
  const bounds = low === undefined || high === undefined ? {} : { low, high };
  if (composite) return { composite, ...bounds };
  if (rule === '0') return { composite: 'lrp-0' };
  if (rule === 'z-box') {
    const first = reference.entries({ kind: 'activation' })[0]!.layer!;
    return { composite: 'epsilon', layerRules: { [first]: { rule: 'z-box' } }, ...bounds };
  }
  return { composite: rule!, ...told, ...(bias ? { bias } : {}) };
}

/** The parameters as words, for the report of a failure. */
export function nameOf({ parameters = {} }: ReferenceEntry): string {
  return Object.entries(parameters)
    .map(([key, value]) => (/^(rule|composite)$/.test(key) ? value : `${key} ${String(value)}`))
    .join(', ');
}

/** Networks that zennit has rules for; training/README.md says why not for the others. */
export const ruledNetworks = [
  'branches',
  'conv-norm-relu',
  'depthwise',
  'dilated',
  'mobile',
  'nested-keras2',
  'nested-keras3',
  'no-bias',
  'overlapping',
  'padded',
  'reordered',
  'residual',
  'strided',
];
