import type { AscentOptions } from '../../client/codespace.js';
import type { Explainer } from '../../client/explainer.js';
import { ExplainError, type InputTensor, type ModelDescription } from '../../protocol.js';
import type { CodespaceAm } from './codespace-am.js';
import { say } from '../locale/message.js';
import { pixelStarts, type PixelStart } from './codespace-state.js';
import { classMean } from './class-mean.js';

/** Runs in one batch, at most: what the engine takes. */
export const MOST_RUNS = 64;

/** One climb that the attributes ask for. */
export interface Ascending {
  /** For readers. */
  title: () => string;
  options: AscentOptions;
}

/**
 * The climbs that the attributes ask for: one for each generator, and one over pixels where that is
 * asked. Numbers that the engine judges too are left to it. Throws `setting-out-of-range`, and what
 * the pictures fail with.
 */
export async function climbsOf(
  element: CodespaceAm,
  explainer: Explainer,
  description: ModelDescription,
  signal?: AbortSignal,
): Promise<Ascending[]> {
  const { target, runs, seed, layer, unit, prior, pixels, generatorCard } = element;
  requireWhole('runs', runs, 1, MOST_RUNS);
  requireWhole('seed', seed, -Infinity, Infinity);
  const needsMean = prior === 'mean-image' || pixels === 'mean-image';
  const meanImage = needsMean ? await classMean(description, target, signal) : undefined;
  const common: Omit<AscentOptions, 'generator'> = {
    target,
    runs,
    seed,
    ...(layer ? { layer } : {}),
    ...(layer && unit ? { unit } : {}),
    ...(prior ? { prior } : {}),
    ...(prior === 'mean-image' && meanImage ? { meanImage } : {}),
    ...given('learningRate', element.learningRate),
    ...given('lambda', element.lambda),
    ...given('stopAt', element.stopAt),
  };
  const generators = generatorsOf(element);
  if (generators.length === 0 && !pixels) {
    throw new ExplainError(
      'model-missing',
      'No generator was given.',
      'Set the attribute "generator" to mnist-gan, mnist-dcgan or the address of a model.json.',
    );
  }
  const climbs = generators.map((generator): Ascending => {
    const card = generatorCard && generators.length === 1 ? { generatorCard } : {};
    return { title: () => generatorTitle(generator), options: { ...common, generator, ...card } };
  });
  if (pixels) {
    const picture = await firstPicture(element, explainer, meanImage, signal);
    climbs.push({
      title: () => pixelTitle(pixels),
      options: {
        ...common,
        generator: null,
        ...given('totalVariation', element.totalVariation),
        // Pixels climb without noise: from one picture all runs would be the same.
        ...(picture ? { picture, runs: 1 } : {}),
      },
    });
  }
  return climbs;
}

/** What stands above the grids, before their runs begin. */
export function titlesOf(element: CodespaceAm): string[] {
  const { pixels } = element;
  return [...generatorsOf(element).map(generatorTitle), ...(pixels ? [pixelTitle(pixels)] : [])];
}

export function generatorsOf({ generator }: CodespaceAm): string[] {
  return generator.split(/\s+/).filter(Boolean);
}

function pixelTitle(start: PixelStart): string {
  return (pixelTitles[start] ?? pixelTitles.noise)();
}

const pixelTitles: Record<PixelStart, () => string> = {
  noise: () => say`Pixels, from noise`,
  'mean-image': () => say`Pixels, from the mean image`,
  sample: () => say`Pixels, from a sample`,
};

const titles: Record<string, string> = { 'mnist-gan': 'GAN', 'mnist-dcgan': 'DCGAN' };

/** What readers call a generator; one of the author's by the folder of its file. */
export function generatorTitle(generator: string): string {
  const name =
    generator
      .replace(/\/model\.json([?#].*)?$/, '')
      .split('/')
      .at(-1) ?? '';
  return titles[name] ?? (name || generator);
}

async function firstPicture(
  { pixels, src }: CodespaceAm,
  explainer: Explainer,
  meanImage: InputTensor | undefined,
  signal?: AbortSignal,
): Promise<InputTensor | undefined> {
  if (!pixels || !pixelStarts.includes(pixels)) {
    throw outOfRange('pixels', String(pixels), `Choose one of: ${pixelStarts.join(', ')}.`);
  }
  if (pixels === 'noise') return undefined;
  if (pixels === 'mean-image') return meanImage;
  const { input } = await explainer.picture(src ?? 'sample:0', signal ? { signal } : {});
  return input;
}

function given<Name extends string>(
  name: Name,
  value: number | null,
): Partial<Record<Name, number>> {
  const told: Partial<Record<Name, number>> = {};
  if (value !== null) told[name] = value;
  return told;
}

function requireWhole(name: string, value: number, low: number, high: number): void {
  if (Number.isSafeInteger(value) && value >= low && value <= high) return;
  const wanted = Number.isFinite(low)
    ? `Use a whole number from ${low} to ${high}.`
    : 'Use a whole number.';
  throw outOfRange(name, String(value), wanted);
}

function outOfRange(name: string, written: string, hint: string): ExplainError {
  return new ExplainError('setting-out-of-range', `The setting "${name}" is "${written}".`, hint);
}
