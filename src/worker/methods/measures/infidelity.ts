import { tensor } from '@tensorflow/tfjs-core';
import type { Infidelity, InputTensor, Shape3 } from '../../../protocol.js';
import { uniformNumbers } from '../../../protocol/random.js';
import type { ComputeContext } from '../../job.js';
import type { Network } from '../../network/network.js';

/** Images in one forward pass. */
const BATCH = 16;

/** A square of the image, in pixels. */
interface Square {
  top: number;
  left: number;
  side: number;
}

/** What infidelity computes on. */
export interface InfidelityRun {
  network: Network;
  image: InputTensor;
  target: number;
  samples: number;
  seed: number;
  job: ComputeContext;
}

/**
 * Infidelity of a map, with squares of the image set to 0 (C.-K. Yeh et al. 2019, definition 2.1 and
 * section 2.2): what the map says the logit loses, against what it does lose.
 *
 * @param map of the image's shape, or with one channel, which then counts in each channel
 * @param isSensitivity whether the map is multiplied by the change of the image first
 */
export async function infidelity(
  { network, image, target, samples, seed, job }: InfidelityRun,
  map: Float32Array,
  isSensitivity: boolean,
): Promise<Infidelity> {
  const squares = squaresOf(image.shape, samples, seed);
  const [whole, ...hidden] = await logits(network, image, target, squares, job);
  const actual = hidden.map((logit) => whole! - logit);
  const predicted = squares.map((square) => predictedBy(map, image, square, isSensitivity));
  return infidelityOf(predicted, actual);
}

/** From the changes that a map predicts and those that occur. */
function infidelityOf(predicted: readonly number[], actual: readonly number[]): Infidelity {
  const mean = (of: (at: number) => number): number =>
    actual.reduce((sum, _, at) => sum + of(at), 0) / actual.length;
  const squares = mean((at) => predicted[at]! ** 2);
  const products = mean((at) => predicted[at]! * actual[at]!);
  const changes = mean((at) => actual[at]! ** 2);
  const raw = mean((at) => (predicted[at]! - actual[at]!) ** 2);
  const scale = squares > 0 ? Math.max(0, products / squares) : 0;
  const left = mean((at) => (scale * predicted[at]! - actual[at]!) ** 2);
  // Where nothing changes, a map that says so is right.
  const relative = changes > 0 ? left / changes : raw > 0 ? 1 : 0;
  return { raw, scale, relative };
}

/** Of a sixteenth to a quarter of the shorter side, wholly inside, in places that follow from the seed. */
function squaresOf([height, width]: Shape3, count: number, seed: number): Square[] {
  const next = uniformNumbers(seed);
  const shorter = Math.min(height, width);
  const [least, most] = [16, 4].map((part) => Math.max(1, Math.round(shorter / part)));
  const below = (end: number): number => Math.floor(next() * end);
  return Array.from({ length: count }, () => {
    const side = least! + below(most! - least! + 1);
    return { side, top: below(height - side + 1), left: below(width - side + 1) };
  });
}

/** The sum of the map over what is hidden; of a sensitivity times the values that become 0. */
function predictedBy(
  map: Float32Array,
  { data, shape: [, width, channels] }: InputTensor,
  { top, left, side }: Square,
  isSensitivity: boolean,
): number {
  // Of one channel each pixel counts once as a contribution, and in each channel as a sensitivity.
  const isFlat = map.length * channels === data.length && channels > 1;
  let sum = 0;
  for (let y = top; y < top + side; y++) {
    for (let x = left; x < left + side; x++) {
      const pixel = y * width + x;
      if (isFlat && !isSensitivity) {
        sum += map[pixel]!;
        continue;
      }
      for (let channel = 0; channel < channels; channel++) {
        const at = pixel * channels + channel;
        sum += (isFlat ? map[pixel]! : map[at]!) * (isSensitivity ? data[at]! : 1);
      }
    }
  }
  return sum;
}

/** The target's logit of the image, then with each square hidden. */
async function logits(
  network: Network,
  { data, shape }: InputTensor,
  target: number,
  squares: readonly Square[],
  job: ComputeContext,
): Promise<number[]> {
  const images: (Square | null)[] = [null, ...squares];
  const found: number[] = [];
  for (let first = 0; first < images.length; first += BATCH) {
    await job.checkpoint();
    job.progress({ phase: 'explain', loaded: first, total: images.length });
    const part = images.slice(first, first + BATCH);
    const batch = new Float32Array(part.length * data.length);
    part.forEach((square, row) => {
      const image = batch.subarray(row * data.length, (row + 1) * data.length);
      image.set(data);
      if (square) hide(image, shape, square);
    });
    const input = tensor(batch, [part.length, ...shape], 'float32');
    const output = network.predict(input);
    try {
      const rows = await job.read(output);
      const classes = rows.length / part.length;
      part.forEach((_, row) => found.push(rows[row * classes + target]!));
    } finally {
      input.dispose();
      output.dispose();
    }
  }
  return found;
}

function hide(image: Float32Array, [, width, channels]: Shape3, square: Square): void {
  const { top, left, side } = square;
  for (let y = top; y < top + side; y++) {
    const start = (y * width + left) * channels;
    image.fill(0, start, start + side * channels);
  }
}
