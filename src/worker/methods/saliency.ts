import {
  rankPredictions,
  saliencyMethods,
  type MaskedPasses,
  type ModelDescription,
  type PictureSaliency,
  type SaliencyRequest,
  type SaliencyResponse,
  type Shape3,
} from '../../protocol.js';
import type { ComputeContext, Timed } from '../job.js';
import type { Network } from '../network/network.js';
import { recordForward } from '../network/record-forward.js';
import type { Tape } from '../network/tape.js';
import { contrastWeights, resolveContrast } from './contrast.js';
import type { BatchMaps } from './read-outs/read-out.js';
import { requireImages, requireMethods, requireSettings } from './requirements.js';
import { methodOf } from './saliency-methods.js';
import { classSeed, neuronSeed } from './seed.js';
import { resolveTarget } from './target.js';

/** What a method needs to know of the model besides its network. */
export type ModelFacts = Pick<ModelDescription, 'labels' | 'head' | 'preprocessing'>;

/** One forward pass of all pictures, then each method from the same seeds. */
export async function saliency(
  network: Network,
  facts: ModelFacts,
  request: SaliencyRequest,
  job: ComputeContext,
): Promise<Timed<SaliencyResponse>> {
  requireSaliency(network, request);
  const start = performance.now();
  const tape = recordForward(network, request.images);
  try {
    return await saliencyOf(network, tape, facts, request, job, start);
  } finally {
    tape.dispose();
  }
}

/** Throws what can be said before the forward pass. */
function requireSaliency(
  network: Network,
  { images, methods, settings = {} }: SaliencyRequest,
): void {
  requireMethods(methods, saliencyMethods);
  requireSettings(settings);
  requireImages(images, network.inputShape);
}

/**
 * Each method from the same seeds.
 *
 * @param tape the forward pass of the request's images, which stays the caller's
 * @param start when that pass began
 */
export async function saliencyOf(
  network: Network,
  tape: Tape,
  { labels, head, preprocessing }: ModelFacts,
  request: SaliencyRequest,
  job: ComputeContext,
  start: number,
): Promise<Timed<SaliencyResponse>> {
  const { images, methods, settings = {} } = request;
  const shape = requireImages(images, network.inputShape);
  const timings: Record<string, number> = {};
  const timed = async <T>(phase: string, work: Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work;
    timings[phase] = performance.now() - start;
    return result;
  };
  const all = await job.read(network.logits(tape));
  timings.forward = performance.now() - start;
  const pictures = split(all, images.shape[0]!).map((logits, index) => {
    const predictions = rankPredictions(head, logits, labels);
    const wanted = request.targets[index]!;
    const target = resolveTarget(wanted, logits, predictions);
    // A neuron is no class: there is no other.
    const choice = request.layer ? 'none' : (request.contrast ?? 'none');
    const classes = { head, logits, predictions };
    const contrast = resolveContrast(choice, wanted, target, classes, network);
    return { logits, predictions, target, ...(contrast && { contrast }) };
  });
  const placed = request.layer
    ? await neuronSeed(network, tape, request.layer, request.unit ?? 'max', job)
    : classSeed(
        network,
        tape,
        pictures.map(({ logits, target, contrast }) =>
          contrastWeights(logits, target.index, contrast ?? null),
        ),
      );
  const { seed, neurons } = placed;
  const shownOf = (maps: ReadonlyMap<string, BatchMaps>): PictureSaliency[] =>
    pictures.map((picture, index) => ({
      ...picture,
      ...mapsOf(maps, index, pictures.length),
      neuron: neurons[index]!,
    }));
  try {
    const maps = new Map<string, BatchMaps>();
    for (const [index, method] of methods.entries()) {
      job.progress({ phase: 'explain', loaded: index, total: methods.length });
      await job.checkpoint();
      const { rules, readOut } = await methodOf(method);
      const given = { network, tape, seed, rules, images: images.data, shape, settings, job };
      const scored = request.layer ? null : head;
      const partOf = (part: BatchMaps) => shownOf(new Map([...maps, [method, part]]));
      const pass = { ...given, units: preprocessing, head: scored, partOf };
      maps.set(method, await timed(method, readOut(pass)));
    }
    return { pictures: shownOf(maps), timings };
  } finally {
    seed.signal.dispose();
  }
}

function mapsOf(
  batches: ReadonlyMap<string, BatchMaps>,
  picture: number,
  pictures: number,
): Pick<PictureSaliency, 'maps' | 'shapes' | 'masked'> {
  const maps: Record<string, Float32Array> = {};
  const shapes: Record<string, Shape3> = {};
  const passes: Record<string, MaskedPasses> = {};
  for (const [method, { values, shape, masked }] of batches) {
    maps[method] = split(values, pictures)[picture]!;
    shapes[method] = shape;
    if (masked) passes[method] = masked;
  }
  return { maps, shapes, ...(Object.keys(passes).length > 0 ? { masked: passes } : {}) };
}

/** The rows of a batch, each with memory of its own. */
function split(values: Float32Array, rows: number): Float32Array[] {
  const size = values.length / rows;
  return Array.from({ length: rows }, (_, row) => values.slice(row * size, (row + 1) * size));
}
