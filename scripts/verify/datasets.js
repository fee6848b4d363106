import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/**
 * The test images of MNIST or CIFAR-10, from their original files, packed or not.
 *
 * @param {'mnist' | 'cifar10'} name
 * @param {string} folder
 * @returns {{shape: number[], pixels: Uint8Array, labels: Uint8Array}} `shape` is
 *   `[images, height, width, channels]`, `pixels` in that order
 */
export function readTestImages(name, folder) {
  return name === 'mnist' ? readMnist(folder) : readCifar10(folder);
}

/** IDX files of unsigned bytes: http://yann.lecun.com/exdb/mnist/. */
function readMnist(folder) {
  const images = readPacked(folder, 't10k-images-idx3-ubyte');
  const labels = readPacked(folder, 't10k-labels-idx1-ubyte');
  const count = images.readUInt32BE(4);
  return { shape: [count, 28, 28, 1], pixels: images.subarray(16), labels: labels.subarray(8) };
}

/** A record is a label and 3,072 pixels, channel by channel: https://www.cs.toronto.edu/~kriz/cifar.html. */
function readCifar10(folder) {
  const records = readPacked(folder, 'test_batch.bin');
  const [plane, record] = [1024, 3073];
  const count = records.length / record;
  const labels = new Uint8Array(count);
  const pixels = new Uint8Array(count * 3 * plane);
  for (let image = 0; image < count; image++) {
    labels[image] = records[image * record];
    for (let channel = 0; channel < 3; channel++) {
      for (let place = 0; place < plane; place++) {
        const value = records[image * record + 1 + channel * plane + place];
        pixels[(image * plane + place) * 3 + channel] = value;
      }
    }
  }
  return { shape: [count, 32, 32, 3], pixels, labels };
}

/** A file, or the same packed as .gz or .xz (which the program `xz` unpacks). */
function readPacked(folder, name) {
  const file = path.join(folder, name);
  if (existsSync(file)) return readFileSync(file);
  if (existsSync(`${file}.gz`)) return gunzipSync(readFileSync(`${file}.gz`));
  if (!existsSync(`${file}.xz`)) throw new Error(`${folder} holds no ${name}, packed or not.`);
  try {
    return execFileSync('xz', ['-dc', `${file}.xz`], { maxBuffer: 2 ** 30 });
  } catch (error) {
    throw new Error(`${name}.xz could not be unpacked: install xz, or unpack it.`, {
      cause: error,
    });
  }
}
