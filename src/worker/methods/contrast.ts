import { contrasts, ExplainError, type Contrast, type Head, type Target } from '../../protocol.js';
import type { Network } from '../network/network.js';
import { findClass, type Classes } from './target.js';

/**
 * What the target is explained rather than; `null` where that is nothing. One sigmoid's two classes are
 * each other's opposite, and a sigmoid's logit is its log-odds: there `rivals` is as `none`, and of one
 * unit every contrast is. A value has no other class.
 *
 * @param choice `none`, `others`, `rivals`, a class index, or a label
 * @param wanted the target as it was asked for: where `top` is the class of the contrast, that is left out
 * @throws `target-unknown`, `target-out-of-range`, `setting-out-of-range`
 */
export function resolveContrast(
  choice: string,
  wanted: string,
  target: Target,
  classes: Classes & { head: Head },
  { paired }: Pick<Network, 'paired'>,
): Contrast | null {
  const { head, logits } = classes;
  const kind = contrasts.find((name) => name === choice.trim().toLowerCase());
  const found = kind ? null : findClass(choice, classes, 'contrast');
  if (found?.index === target.index && wanted.trim() !== 'top') {
    throw new ExplainError(
      'setting-out-of-range',
      `The contrast "${choice}" is the class that is explained.`,
      'Give another class, "others", "rivals" or "none".',
    );
  }
  if (kind === 'none' || found?.index === target.index) return null;
  if (logits.length === 1 || (head === 'sigmoid' && (paired || kind === 'rivals'))) return null;
  return kind ? { kind } : { kind: 'class', ...found! };
}

/**
 * What each logit counts: 1 the target, and what it is explained rather than -1 in sum. Times the logits
 * it sums to the score that a contrast explains.
 */
export function contrastWeights(
  logits: Float32Array,
  target: number,
  contrast: Contrast | null,
): Float32Array {
  const weights = new Float32Array(logits.length);
  if (contrast?.kind === 'class') weights[contrast.index] = -1;
  else if (contrast) {
    const others = [...weights.keys()].filter((index) => index !== target);
    const highest = Math.max(...others.map((index) => logits[index]!));
    const powers = others.map((index) =>
      contrast.kind === 'others' ? 1 : Math.exp(logits[index]! - highest),
    );
    const total = powers.reduce((sum, power) => sum + power, 0);
    others.forEach((index, place) => (weights[index] = -powers[place]! / total));
  }
  weights[target] = 1;
  return weights;
}

/** The same request for another network: what is explained stays, whatever that one would predict. */
export function sameContrast(contrast: Contrast | null | undefined): string {
  return contrast?.kind === 'class' ? String(contrast.index) : (contrast?.kind ?? 'none');
}
