import {
  describePreprocessing,
  plainPreprocessing,
} from '../../src/protocol/card-preprocessing.js';

/** What the methods ask of their surroundings. */
export const context = {
  progress: () => {},
  checkpoint: () => Promise.resolve(),
  read: async (tensor: { data(): Promise<ArrayLike<number>> }) =>
    Float32Array.from(await tensor.data()),
};

/** Pixels from 0 to 1. */
export const plainPixels = (channels: number) =>
  describePreprocessing(plainPreprocessing, channels).preprocessing;
