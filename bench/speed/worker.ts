import { memory } from '@tensorflow/tfjs-core';
import type { Network } from '../../src/worker/network/network.js';
import { startBackend, type BenchBackend } from './backend.js';
import { loadNetwork, type NetworkName } from './networks.js';
import { makeAscentVariants } from './ascent.js';
import { makeBatchVariants } from './batches.js';
import { makeGrowthVariants, makePositionVariants } from './growth.js';
import { makeLrpVariants } from './lrp.js';
import { makeOcclusionVariants } from './occlusion.js';
import { makeTrainedVariants } from './trained.js';
import { makePassVariants, type Times, type Variants } from './variants.js';

export interface SpeedJob {
  backend: BenchBackend;
  network: NetworkName;
  /** What is compared: a row of `makers`. */
  subject: keyof typeof makers;
  wasmBase: string;
  modelBase: string;
  /** How often a variant runs per round; its time is the mean, for clocks in browsers are coarse. */
  repeats: number;
  /** Milliseconds to measure for, and how many rounds that may come to. */
  budget: number;
  rounds: { least: number; most: number };
}

export interface SpeedResult {
  /** What computes: the instructions used, or the renderer. */
  device: string;
  difference: number;
  /** One entry per round. */
  times: Times[];
  /** Tensors that one round leaves behind; 0 unless something leaks. */
  leaked: number;
}

const WARM_UP = 2;

type Maker = (
  network: Network,
  load: (name: NetworkName) => Promise<Network>,
  samples: string,
) => Promise<Variants>;

const makers = {
  passes: makePassVariants,
  trained: (network, _, samples) => makeTrainedVariants(network, samples),
  batches: makeBatchVariants,
  lrp: makeLrpVariants,
  occlusion: makeOcclusionVariants,
  growth: makeGrowthVariants,
  positions: makePositionVariants,
  ascent: async (generator, load) => makeAscentVariants(generator, await load('mnist-cnn')),
} satisfies Record<string, Maker>;

/** Runs every variant once per round, so that what else the machine does meets all of them alike. */
async function measure(job: SpeedJob): Promise<SpeedResult> {
  const device = await startBackend(job.backend, job.wasmBase);
  const network = await loadNetwork(job.network, job.modelBase);
  const make: Maker = makers[job.subject];
  const { timed, difference } = await make(
    network,
    (name) => loadNetwork(name, job.modelBase),
    `${job.modelBase}${job.network}/samples/`,
  );
  const round = async (): Promise<Times> => {
    const times: Times = {};
    for (const variant of timed) Object.assign(times, await meanOf(variant, job.repeats));
    return times;
  };
  // The agreement check has run everything once already.
  for (let count = 1; count < WARM_UP; count++) await round();
  const before = memory().numTensors;
  const times: Times[] = [];
  const start = performance.now();
  const isDue = (): boolean =>
    times.length < job.rounds.least ||
    (times.length < job.rounds.most && performance.now() - start < job.budget);
  while (isDue()) times.push(await round());
  const leaked = (memory().numTensors - before) / times.length;
  return { device, difference, times, leaked };
}

async function meanOf(variant: () => Promise<Times>, repeats: number): Promise<Times> {
  const sums: Times = {};
  for (let count = 0; count < repeats; count++) {
    for (const [name, time] of Object.entries(await variant())) {
      sums[name] = (sums[name] ?? 0) + time / repeats;
    }
  }
  return sums;
}

addEventListener('message', ({ data }: MessageEvent<SpeedJob>) => {
  measure(data).then(
    (result) => postMessage({ result }),
    (error: unknown) =>
      postMessage({ error: error instanceof Error ? error.message : String(error) }),
  );
});
