import { getBackend, tensor4d, type Tensor } from '@tensorflow/tfjs-core';
import type { InputTensor, Occluder, OcclusionPass, Position } from '../../../protocol.js';
import { changesAfter, type Change, type Shapes } from '../../incremental/changes.js';
import { patchPass } from '../../incremental/patch-pass.js';
import { planPatches, type Plan } from '../../incremental/plan.js';
import type { Unchanged } from '../../incremental/unchanged.js';
import type { Network } from '../../network/network.js';
import type { Pair } from '../../network/nodes.js';
import type { Span, Spans } from '../../network/spans.js';
import { hiddenSpans, writeOccluded } from './hidden-box.js';

/** Below this share of a full pass's time the incremental one is taken. */
const WORTHWHILE = 0.9;

/** One picture under an occluder that moves. */
export interface Scene {
  network: Network;
  image: InputTensor;
  covered: InputTensor;
  occluder: Occluder;
  unoccluded: Unchanged;
}

/** How a batch of positions is computed. */
export interface Route {
  pass: Exclude<OcclusionPass, 'auto'>;
  /** Multiplications as a share of those of a full pass. */
  work: number;
  /** The logits `[positions, classes]`. */
  run(positions: readonly Position[]): Tensor;
}

/** The pass that takes less work for these positions, unless one is asked for. */
export function chooseRoute(
  scene: Scene,
  positions: readonly Position[],
  wanted: OcclusionPass,
): Route {
  const { network, unoccluded } = scene;
  const full: Route = { pass: 'full', work: 1, run: (batch) => fullPass(scene, batch) };
  if (wanted === 'full') return full;
  const shapes: Shapes = (node) => unoccluded.output(node).shape;
  const changes = changesOf(scene, shapes, planned(scene, positions));
  const plan = planPatches(network, shapes, changes);
  if (wanted === 'auto' && plan.time > WORTHWHILE) return full;
  const run = (batch: readonly Position[]): Tensor => incrementalPass(scene, plan, shapes, batch);
  return { pass: 'incremental', work: plan.work, run };
}

/**
 * The positions that the patches must have room for. On WebGL every one there is: each new size would
 * be compiled anew.
 */
function planned({ occluder, image }: Scene, positions: readonly Position[]): readonly Position[] {
  if (getBackend() !== 'webgl') return positions;
  const [height, width] = image.shape;
  const [down, right] = [height - occluder.height, width - occluder.width];
  // Rows and columns are independent: the diagonal meets every alignment of both.
  return Array.from({ length: Math.max(down, right) + 1 }, (_, at) => [
    Math.min(at, down),
    Math.min(at, right),
  ]);
}

function changesOf(
  { network, image, occluder }: Scene,
  shapes: Shapes,
  positions: readonly Position[],
): ReadonlyMap<string, Change>[] {
  return positions.map((position) =>
    changesAfter(network, shapes, hiddenSpans(occluder, position, image.shape)),
  );
}

function incrementalPass(
  scene: Scene,
  plan: Plan,
  shapes: Shapes,
  positions: readonly Position[],
): Tensor {
  const { network, image, covered, occluder, unoccluded } = scene;
  const [height, width, channels] = image.shape;
  const size = plan.patches.get(network.input)!;
  const changes = changesOf(scene, shapes, positions);
  const starts = changes.map((change): Pair => {
    const [rows, columns]: Spans = change.get(network.input)!;
    return [startOf(rows, size[0], height), startOf(columns, size[1], width)];
  });
  const each = size[0] * size[1] * channels;
  const data = new Float32Array(positions.length * each);
  positions.forEach((position, index) => {
    const to = data.subarray(index * each, (index + 1) * each);
    writeOccluded(to, image, covered, occluder, position, starts[index]!, size);
  });
  const values = tensor4d(data, [positions.length, ...size, channels]);
  try {
    return patchPass(network, unoccluded, plan, { values, starts, changes });
  } finally {
    values.dispose();
  }
}

function startOf([first]: Span, size: number, length: number): number {
  return Math.min(first, length - size);
}

function fullPass(
  { network, image, covered, occluder }: Scene,
  positions: readonly Position[],
): Tensor {
  const [height, width, channels] = image.shape;
  const each = height * width * channels;
  const data = new Float32Array(positions.length * each);
  positions.forEach((position, index) => {
    const to = data.subarray(index * each, (index + 1) * each);
    writeOccluded(to, image, covered, occluder, position, [0, 0], [height, width]);
  });
  const pictures = tensor4d(data, [positions.length, height, width, channels]);
  try {
    return network.predict(pictures);
  } finally {
    pictures.dispose();
  }
}
