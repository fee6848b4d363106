import {
  channelOfColor,
  ExplainError,
  type ModelDescription,
  type TensorValues,
} from '../protocol.js';
import { loadComputing } from './load-computing.js';

/** Labeled images to train on, made ready when a batch needs them. */
export interface TrainingExamples {
  /** How many there are. */
  count: number;
  /**
   * Makes some of them ready.
   *
   * @param indices their numbers, from 0
   * @returns `[indices.length, ...the model's input]` in model-input units, and their classes
   */
  batch(indices: readonly number[]): { images: TensorValues; labels: number[] };
}

/**
 * The digits that a model's card lists. Throws `training-digits-missing` where it lists none,
 * `card-invalid` where they do not fit the model or the file, or what the file fails with.
 */
export async function loadTrainingDigits(
  model: ModelDescription,
  signal?: AbortSignal,
): Promise<TrainingExamples> {
  const { inputShape, preprocessing } = model;
  const { url, labels, size, columns } = listedDigits(model);
  const [height, width, channels] = inputShape;
  const { wholePicture } = await loadComputing();
  const sheet = await wholePicture(url, signal);
  const rows = Math.ceil(labels.length / columns);
  if (height !== size[0] || width !== size[1]) {
    throw invalid(url, `are ${size[1]} x ${size[0]} pixels, the model takes ${width} x ${height}`);
  }
  if (sheet.width < Math.min(columns, labels.length) * width || sheet.height < rows * height) {
    throw invalid(url, `do not all lie in the file's ${sheet.width} x ${sheet.height} pixels`);
  }
  const { black, white, channels: order } = preprocessing;
  const batch = (indices: readonly number[]) => {
    const data = new Float32Array(indices.length * height * width * channels);
    let next = 0;
    for (const index of indices) {
      const [top, left] = [Math.floor(index / columns) * height, (index % columns) * width];
      for (let y = top; y < top + height; y++) {
        for (let x = left; x < left + width; x++) {
          const pixel = 4 * (y * sheet.width + x);
          for (let channel = 0; channel < channels; channel++) {
            const level = sheet.data[pixel + channelOfColor(channel, channels, order)]! / 255;
            data[next++] = black[channel]! + level * (white[channel]! - black[channel]!);
          }
        }
      }
    }
    const images = { data, shape: [indices.length, height, width, channels] };
    return { images, labels: indices.map((index) => labels[index]!) };
  };
  return { count: labels.length, batch };
}

/** What a model's card says of its digits; throws `training-digits-missing` where it lists none. */
export function listedDigits({
  name,
  trainingDigits,
}: ModelDescription): NonNullable<ModelDescription['trainingDigits']> {
  if (trainingDigits) return trainingDigits;
  throw new ExplainError(
    'training-digits-missing',
    `The model "${name}" has no images to train on.`,
    'Use mnist-cnn, list "trainingDigits" in the model\'s card, or give examples of your own.',
  );
}

function invalid(url: string, reason: string): ExplainError {
  return new ExplainError(
    'card-invalid',
    `The training images ${url} cannot be used: they ${reason}.`,
    'Compare "trainingDigits" in the model card with the file.',
  );
}
