import {
  createExplainer,
  type BackendChoice,
  type InputTensor,
  type LayerRelevance,
  type LrpComposite,
  type LrpOptions,
  type LrpParameters,
  type LrpResult,
  type Shape3,
} from '../../dist/engine.js';
import { loadReference, type Reference, type ReferenceEntry } from './reference.js';

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

/** A network of the references, and the first picture that it was explained on. */
export async function sampleOf(name: string, backend: BackendChoice) {
  const reference = await loadReference(name);
  const [input] = reference.entries({ kind: 'input' });
  const image: InputTensor = { data: reference.array(input!), shape: input!.shape as Shape3 };
  return { explainer: createExplainer({ model: reference.model, backend }), image };
}

export function sum(values: ArrayLike<number>): number {
  return Array.from(values).reduce((total, value) => total + value, 0);
}

export function magnitude(values: Float32Array): number {
  return sum(values.map(Math.abs));
}

/** How far a layer's books are from balanced, relative to the relevance that moves there. */
export function imbalance({ pooled, conservation }: LayerRelevance): number {
  const { arriving, ...shares } = conservation;
  return Math.abs(sum(Object.values(shares)) - arriving) / magnitude(pooled);
}

export function layerOf({ details }: LrpResult, name: string): LayerRelevance {
  return details.layers.find((layer) => layer.name === name)!;
}
