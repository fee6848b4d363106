import type { SaliencyOptions } from '../../client/saliency.js';
import { shownMethods, type SaliencyAttributes } from './saliency-attributes.js';

/**
 * What is asked of the engine.
 *
 * @param picked the neuron that the reader has picked, as the attribute `unit` writes it; it wins
 */
export function saliencyRequest(
  attributes: SaliencyAttributes,
  picked: string | null = null,
): SaliencyOptions {
  const { target, layer, camLayer, baseline } = attributes;
  const unit = picked ?? attributes.unit;
  const methods = shownMethods(attributes);
  return {
    methods,
    target,
    ...(layer ? { layer } : {}),
    ...(unit ? { unit } : {}),
    ...(camLayer ? { camLayer } : {}),
    ...(baseline ? { baseline: readBaseline(baseline) } : {}),
    ...numbersOf(attributes),
  };
}

const numberNames = ['steps', 'samples', 'noise', 'noiseSeed', 'masks'] as const;

/** Those that are given; whether they can be is the engine's to say. */
function numbersOf(
  attributes: SaliencyAttributes,
): Partial<Record<(typeof numberNames)[number], number>> {
  const given = numberNames.flatMap((name) => {
    const value = attributes[name];
    return value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries(given);
}

const fills = ['mean', 'blur', 'noise'] as const;
type Baseline = NonNullable<SaliencyOptions['baseline']>;

/** The attribute `baseline`: a number, one for each channel, a word of the engine's, or an image. */
function readBaseline(text: string): Baseline {
  const numbers = text
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  if (numbers.every(Number.isFinite)) return numbers.length === 1 ? numbers[0]! : numbers;
  return fills.find((word) => word === text.trim().toLowerCase()) ?? text;
}

/** The address or the sample that is the baseline; `null` where it is no image. */
export function baselineImage({ baseline }: Pick<SaliencyAttributes, 'baseline'>): string | null {
  const read = baseline ? readBaseline(baseline) : 0;
  return typeof read === 'string' && !fills.some((word) => word === read) ? read : null;
}
