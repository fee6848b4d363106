import type { ModelDescription, SaliencyMethod } from '../../protocol.js';
import type { PathSetting } from '../../protocol/tables/saliency-methods.js';
import { formatShare } from '../figure/format.js';
import { translate } from '../locale/message.js';
import { shownMethods, type SaliencyAttributes } from './saliency-attributes.js';
import { baselineImage } from './saliency-request.js';
import { rowOf } from './saliency-rows.js';

/** What some methods are told besides, by its property: the attribute, and what it is unless given. */
export const pathSettings = {
  steps: { attribute: 'steps', usual: 32 },
  baseline: { attribute: 'baseline', usual: '0' },
  samples: { attribute: 'samples', usual: 25 },
  noise: { attribute: 'noise', usual: 0.15 },
  noiseSeed: { attribute: 'noise-seed', usual: 0 },
  masks: { attribute: 'masks', usual: 1000 },
} as const satisfies Record<PathSetting, { attribute: string; usual: number | string }>;

/** Whether a shown method is told this. */
export function usesSetting(methods: readonly SaliencyMethod[], setting: PathSetting): boolean {
  return methods.some((method) => rowOf(method)?.settings?.includes(setting));
}

/** The noise that the shown methods add: SmoothGrad's unless given, none to GradientSHAP alone. */
export function noiseOf(
  methods: readonly SaliencyMethod[],
  { noise }: Pick<SaliencyAttributes, 'noise'>,
): number {
  return noise ?? (methods.includes('smoothgrad') ? pathSettings.noise.usual : 0);
}

/** The baseline for readers. */
export function baselineTitle(
  baseline: string | null,
  description: ModelDescription | null,
): string {
  const written = baseline?.trim() || pathSettings.baseline.usual;
  const named: Record<string, () => string> = {
    mean: () => translate`mean color`,
    blur: () => translate`blurred image`,
    noise: () => translate`noise`,
  };
  const title = named[written.toLowerCase()]?.();
  if (title) return title;
  if (baselineImage({ baseline: written })) return translate`another image`;
  const isBlack = description?.preprocessing.black.every((value) => value === Number(written));
  return isBlack ? translate`black` : written;
}

/** What the maps were computed with, briefly: always the baseline, the rest where it was chosen. */
export function settingsTexts(
  attributes: SaliencyAttributes,
  description: ModelDescription | null,
): string[] {
  const methods = shownMethods(attributes);
  const { steps, samples, noise, baseline } = attributes;
  const used = (setting: PathSetting): boolean => usesSetting(methods, setting);
  const said: string[] = [];
  if (used('baseline')) {
    said.push(translate`Baseline: ${baselineTitle(baseline, description)}.`);
  }
  if (steps !== null && used('steps')) said.push(translate`Steps: ${steps}.`);
  if (samples !== null && used('samples')) said.push(translate`Samples: ${samples}.`);
  if (noise !== null && used('noise')) {
    said.push(translate`Noise: ${formatShare(noise)} of the input range.`);
  }
  return said;
}

/**
 * The attributes of settings that none of the methods uses.
 *
 * @param isWritten whether the author has written an attribute
 */
export function unusedSettings(
  attributes: Pick<SaliencyAttributes, 'method' | 'compare'>,
  isWritten: (attribute: string) => boolean,
): string[] {
  const rows = shownMethods(attributes).map(rowOf);
  const unused = Object.entries(pathSettings).flatMap(([setting, { attribute }]) =>
    rows.some((row) => row?.settings?.some((used) => used === setting)) ? [] : attribute,
  );
  const weighs = rows.some((row) => row?.needsConvolution);
  return [...unused, ...(weighs ? [] : ['cam-layer'])].filter(isWritten);
}
