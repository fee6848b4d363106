import type { BackendChoice, ModelDescription, TensorValues } from '../protocol.js';
import { Explainer, type CallOptions } from './explainer.js';
import { isPrepared, isTensor } from './image/image-kinds.js';
import type { ImageSource } from './image/image-source.js';
import { loadComputing } from './load-computing.js';
import { normalizeContrast } from './local-contrast.js';
import { Shuffled } from './shuffled.js';
import { loadTrainingDigits } from './training-digits.js';

/** What filters are learned from, and how images are made ready to be coded. */
export interface LearnerImages {
  /** `[count, height, width, 1]`; which images follows from the seed. */
  batch(count: number, seed: number, call: CallOptions): Promise<TensorValues>;
  /** `[height, width, 1]` */
  prepare(image: ImageSource, call: CallOptions): Promise<TensorValues>;
  dispose(): Promise<void>;
}

/** The digits that mnist-cnn's card lists, from 0 (black) to 1. */
export class LearnerDigits implements LearnerImages {
  private readonly explainer: Explainer;

  constructor(backend: BackendChoice) {
    this.explainer = new Explainer({ model: 'mnist-cnn', backend });
  }

  async batch(count: number, seed: number, call: CallOptions): Promise<TensorValues> {
    const digits = await loadTrainingDigits(await this.explainer.pictureModel(call), call.signal);
    return digits.batch(new Shuffled(digits.count, seed).next(count)).images;
  }

  async prepare(image: ImageSource, call: CallOptions): Promise<TensorValues> {
    const given = typeof image === 'object' && isPrepared(image) ? image.input : image;
    if (typeof given === 'object' && isTensor(given)) return floats(given);
    const { input } = await this.explainer.picture(given, call);
    return { data: input.data, shape: input.shape };
  }

  dispose(): Promise<void> {
    return this.explainer.dispose();
  }
}

/** Pixels of a photograph's sides: its middle square, scaled. */
const SIDE = 64;
/** Pixels of a patch's sides. */
const PATCH = 32;

/** The sample photographs of cifar10-cnn, gray, with their local contrast normalized. */
export class LearnerPhotographs implements LearnerImages {
  private readonly explainer: Explainer;

  constructor(backend: BackendChoice) {
    this.explainer = new Explainer({ model: 'cifar10-cnn', backend });
  }

  /** Patches of all samples in turn. */
  async batch(count: number, seed: number, call: CallOptions): Promise<TensorValues> {
    const { samples } = await this.explainer.pictureModel(call);
    const used = samples.slice(0, count);
    const images = await Promise.all(used.map((_, index) => this.prepare(`sample:${index}`, call)));
    const places = new Shuffled((SIDE - PATCH + 1) ** 2, seed).next(count);
    const data = new Float32Array(count * PATCH * PATCH);
    places.forEach((place, index) => {
      const image = images[index % images.length]!;
      const [top, left] = [Math.floor(place / (SIDE - PATCH + 1)), place % (SIDE - PATCH + 1)];
      for (let y = 0; y < PATCH; y++) {
        const from = (top + y) * SIDE + left;
        data.set(image.data.subarray(from, from + PATCH), (index * PATCH + y) * PATCH);
      }
    });
    return { data, shape: [count, PATCH, PATCH, 1] };
  }

  async prepare(image: ImageSource, call: CallOptions): Promise<TensorValues> {
    const given = typeof image === 'object' && isPrepared(image) ? image.input : image;
    if (typeof given === 'object' && isTensor(given)) return floats(given);
    const description = await this.explainer.pictureModel(call);
    const model: ModelDescription = { ...description, inputShape: [SIDE, SIDE, 3] };
    const { loadPicture } = await loadComputing();
    const { input } = await loadPicture(withMorePixels(given, description), model, call.signal);
    const gray = { data: luminance(input.data, description), shape: [SIDE, SIDE, 1] };
    return normalizeContrast(gray);
  }

  dispose(): Promise<void> {
    return this.explainer.dispose();
  }
}

/** Samples come in two sizes, the smaller the network's own. */
function withMorePixels<Source>(source: Source, { samples }: ModelDescription): Source | string {
  const [, number] = typeof source === 'string' ? (/^sample:(\d+)$/.exec(source.trim()) ?? []) : [];
  const sample = number === undefined ? undefined : samples[Number(number)];
  return sample?.large ?? sample?.url ?? source;
}

/** In [0, 1], by the weights of ITU-R BT.601. */
function luminance(data: Float32Array, { preprocessing }: ModelDescription): Float32Array {
  const { black, white, channels } = preprocessing;
  const weights = channels === 'bgr' ? [0.114, 0.587, 0.299] : [0.299, 0.587, 0.114];
  return Float32Array.from({ length: data.length / 3 }, (_, pixel) =>
    weights.reduce((sum, weight, channel) => {
      const level = data[3 * pixel + channel]! - black[channel]!;
      return sum + (weight * level) / (white[channel]! - black[channel]!);
    }, 0),
  );
}

function floats({ data, shape }: TensorValues): TensorValues {
  return { data: Float32Array.from(data), shape };
}
