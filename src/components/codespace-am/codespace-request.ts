import type { AscentOptions } from '../../client/codespace.js';
import type { CallOptions, Explainer } from '../../client/explainer.js';
import { ExplainError, type InputTensor, type ModelDescription } from '../../protocol.js';
import { remembered } from '../figure/remembered.js';
import { translate } from '../locale/message.js';
import type { CodespaceAttributes, PixelStart } from './codespace-attributes.js';

/** What pixels may begin with. */
export const pixelStarts: readonly PixelStart[] = ['noise', 'mean-image', 'sample'];

/** Runs in one batch, at most: what the engine takes. */
export const MOST_RUNS = 64;

/** Steps after which a run that has not arrived is left where it is. */
export const LAST_STEP = 500;
/** Those of a neuron, which has no probability to arrive at, have settled by then. */
export const LAST_STEP_OF_NEURON = 100;

/** One ascent that the attributes ask for. */
export interface AscentSettings {
  /** For readers. */
  title: () => string;
  options: AscentOptions;
}

/**
 * The ascents that the attributes ask for: one for each generator, and one over pixels where that is
 * asked. Numbers that the engine checks too are left to it. Throws `setting-out-of-range`, and what
 * the pictures fail with.
 */
export async function ascentsOf(
  attributes: CodespaceAttributes,
  explainer: Explainer,
  description: ModelDescription,
  call: CallOptions,
): Promise<AscentSettings[]> {
  const { target, runs, seed, layer, unit, prior, pixels, generatorCard } = attributes;
  requireWhole('runs', runs, 1, MOST_RUNS);
  requireWhole('seed', seed, -Infinity, Infinity);
  const needsMean = prior === 'mean-image' || pixels === 'mean-image';
  const meanImage = needsMean ? await classMean(description, target, call) : undefined;
  const common: Omit<AscentOptions, 'generator'> = {
    target,
    runs,
    seed,
    ...(layer ? { layer } : {}),
    ...(layer && unit ? { unit } : {}),
    ...(prior ? { prior } : {}),
    ...(prior === 'mean-image' && meanImage ? { meanImage } : {}),
    ...given('learningRate', attributes.learningRate),
    ...given('lambda', attributes.lambda),
    ...given('stopAt', attributes.stopAt),
  };
  const generators = generatorsOf(attributes);
  if (generators.length === 0 && !pixels) {
    throw new ExplainError(
      'model-missing',
      'No generator was given.',
      'Set the attribute "generator" to mnist-gan, mnist-dcgan or the address of a model.json.',
    );
  }
  const ascents = generators.map((generator): AscentSettings => {
    const card = generatorCard && generators.length === 1 ? { generatorCard } : {};
    return { title: () => generatorTitle(generator), options: { ...common, generator, ...card } };
  });
  if (pixels) {
    const picture = await firstPicture(attributes, explainer, meanImage, call);
    ascents.push({
      title: () => pixelTitle(pixels),
      options: {
        ...common,
        generator: null,
        ...given('totalVariation', attributes.totalVariation),
        // Pixels ascend without noise: from one picture all runs would be the same.
        ...(picture ? { picture, runs: 1 } : {}),
      },
    });
  }
  return ascents;
}

/** What stands above the grids, before their runs begin. */
export function titlesOf(attributes: CodespaceAttributes): string[] {
  const { pixels } = attributes;
  return [...generatorsOf(attributes).map(generatorTitle), ...(pixels ? [pixelTitle(pixels)] : [])];
}

export function generatorsOf({ generator }: CodespaceAttributes): string[] {
  return generator.split(/\s+/).filter(Boolean);
}

/** For those who read the same digits as the built-in network that is explained. */
const BUILT_IN_CLASSIFIER = 'mnist-judge';

/** The name or address of the independent classifier; `null` where there is none. */
export function independentClassifier({
  judge,
  model,
  layer,
}: Pick<CodespaceAttributes, 'judge' | 'model' | 'layer'>): string | null {
  if (layer) return null;
  const explained = typeof model === 'string' ? model.trim() : '';
  const chosen = judge ?? (explained === 'mnist-cnn' ? BUILT_IN_CLASSIFIER : '');
  return chosen.trim() === '' ? null : chosen.trim();
}

function pixelTitle(start: PixelStart): string {
  return (pixelTitles[start] ?? pixelTitles.noise)();
}

const pixelTitles: Record<PixelStart, () => string> = {
  noise: () => translate`Pixels, from noise`,
  'mean-image': () => translate`Pixels, from the mean image`,
  sample: () => translate`Pixels, from a sample`,
};

const titles: Record<string, string> = { 'mnist-gan': 'GAN', 'mnist-dcgan': 'DCGAN' };

/** What readers call a generator; one of the author's by the folder of its file. */
export function generatorTitle(generator: string): string {
  const name =
    generator
      .replace(/\/(model\.json)?([?#].*)?$/, '')
      .split('/')
      .at(-1) ?? '';
  return titles[name] ?? (name || generator);
}

async function firstPicture(
  { pixels, src }: CodespaceAttributes,
  explainer: Explainer,
  meanImage: InputTensor | undefined,
  { signal }: CallOptions,
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
  const given: Partial<Record<Name, number>> = {};
  if (value !== null) given[name] = value;
  return given;
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

/**
 * The mean of a class's training pictures, in model-input units; made once for each model. Throws
 * `training-digits-missing` where the card lists none, also of this class.
 */
async function classMean(
  description: ModelDescription,
  target: string,
  { signal }: CallOptions,
): Promise<InputTensor> {
  const cache = remembered(description, 'class means', [], (): Means => ({ making: null }));
  const making = (cache.making ??= allMeans(description));
  making.catch(() => (cache.making = null));
  const all = await making;
  signal?.throwIfAborted();
  const labelled = description.labels.indexOf(target.trim());
  const mean = all[labelled >= 0 ? labelled : Number(target)];
  if (mean) return mean;
  throw new ExplainError(
    'training-digits-missing',
    `There are no images of the class "${target}" whose mean could be used.`,
    `Classes: ${description.labels.join(', ')}. Or use the prior l2.`,
  );
}

interface Means {
  /** By class; `null` before they are asked for, and after a failure. */
  making: Promise<InputTensor[]> | null;
}

async function allMeans(description: ModelDescription): Promise<InputTensor[]> {
  const { loadTrainingDigits } = await import('../../client/training-digits.js');
  const examples = await loadTrainingDigits(description);
  const every = Array.from({ length: examples.count }, (_, index) => index);
  const { images, labels } = examples.batch(every);
  const shape = description.inputShape;
  const size = shape.reduce((product, length) => product * length, 1);
  const found: InputTensor[] = [];
  const counts: number[] = [];
  labels.forEach((label) => (counts[label] = (counts[label] ?? 0) + 1));
  labels.forEach((label, index) => {
    const { data } = (found[label] ??= { data: new Float32Array(size), shape });
    for (let at = 0; at < size; at++) data[at]! += images.data[index * size + at]! / counts[label]!;
  });
  return found;
}
