import type { Tensor } from '@tensorflow/tfjs-core';
import type {
  Head,
  MaskedPasses,
  PictureSaliency,
  PixelUnits,
  SaliencyMethod,
  SaliencySettings,
  Shape3,
} from '../../../protocol.js';
import type { ComputeContext } from '../../job.js';
import type { Network } from '../../network/network.js';
import type { Tape } from '../../network/tape.js';
import { propagate, type Rules, type Seed } from '../../propagate/walker.js';

/** What a method starts from: the pictures, their forward pass, and a seed for each of them. */
export interface Pass {
  network: Network;
  /** Of the whole batch. */
  tape: Tape;
  seed: Seed;
  rules: Rules;
  /** `[batch, height, width, channels]`, row-major, in model-input units. */
  images: Float32Array;
  /** Of one picture. */
  shape: Shape3;
  units: PixelUnits;
  /** `null` where a neuron is explained. */
  head: Head | null;
  settings: SaliencySettings;
  /** The images with what is computed of their maps, to be shown while the method goes on. */
  partOf(maps: BatchMaps): PictureSaliency[];
  job: ComputeContext;
}

/** The maps of a batch, one after the other. */
export interface BatchMaps {
  values: Float32Array;
  /** Of one map. */
  shape: Shape3;
  /** Of a method that masks the images: its forward passes, of each. */
  masked?: MaskedPasses;
}

/** Makes a method's maps from a pass: what is read where, and what it is multiplied with. */
export type ReadOut = (pass: Pass) => Promise<BatchMaps>;

/** A saliency method: how a signal comes back, and what is read of it. */
export interface Method {
  rules: Rules;
  readOut: ReadOut;
}

/** Some of the methods, by their names in protocol/tables/saliency-methods.ts. */
export type Methods = Partial<Record<SaliencyMethod, Method>>;

/** Reads a tensor and disposes of it. */
export async function readAway(tensor: Tensor, job: ComputeContext): Promise<Float32Array> {
  try {
    return await job.read(tensor);
  } finally {
    tensor.dispose();
  }
}

/** The signal that arrives at the input. */
export const inputSignal: ReadOut = async ({ network, tape, seed, rules, shape, job }) => ({
  values: await readAway(propagate(network, tape, seed, rules), job),
  shape,
});

/** A read-out's values times the input's (D. Smilkov et al. 2017 name the gradient's product). */
export function timesInput(readOut: ReadOut): ReadOut {
  return async (pass) => {
    const { values, shape } = await readOut(pass);
    return { values: values.map((value, index) => value * pass.images[index]!), shape };
  };
}
