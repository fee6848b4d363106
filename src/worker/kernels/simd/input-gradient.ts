import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm/dist/backend_wasm.js';
import { engine, type Tensor4D } from '@tensorflow/tfjs-core';
import type { PreparedKernel } from '../conv-input-gradient.js';
import type { Windows } from '../window.js';
import { addByCells, addDepthwise } from './cells.js';
import { addByColumns } from './columns.js';
import { addressOf, simdKernels, type SimdKernels } from './simd-kernels.js';

/** Above this share of values that are not zero XNNPACK's dense convolution is the faster one. */
const MOST_DENSITY = 0.6;

/** Multiplications for each value of the signal below which looking for zeros costs more than it saves. */
const FEWEST_MULTIPLICATIONS = 32;

/** One convolution's way back, and where the maps lie in memory. */
export interface Pass {
  wasm: BackendWasm;
  kernels: SimdKernels;
  prepared: PreparedKernel;
  geometry: Windows;
  /** `[batch, height, width, channels]`, the signal's. */
  shape: Tensor4D['shape'];
  channelsIn: number;
}

/**
 * The input gradient of a convolution by the kernels of our own, on wasm. Of the signal only what is not
 * zero is computed: behind ReLUs that is a tenth of it. Sums run in XNNPACK's order, so that the numbers are
 * the same to the bit; only where the input has few channels they run through the output's channels first.
 * The strided depthwise convolutions gain by another thing: their phases need not be interleaved.
 *
 * @param signal `[batch, outHeight, outWidth, out]`
 * @returns `[batch, height, width, in]`, or `null` where the dense way is the better one: on other
 *   backends, for dense signals, and for kernels of few weights
 */
export function ownInputGradient(
  signal: Tensor4D,
  prepared: PreparedKernel,
  geometry: Windows,
  channelsIn: number,
): Tensor4D | null {
  const found = simdKernels();
  if (!found) return null;
  const pass: Pass = { ...found, prepared, geometry, shape: signal.shape, channelsIn };
  const isStrided = geometry.vertical.stride * geometry.horizontal.stride > 1;
  if (prepared.depthwise) return isStrided ? strided(pass, signal) : null;
  return sparse(pass, signal);
}

function strided(pass: Pass, signal: Tensor4D): Tensor4D {
  const { info, images } = emptyOutput(pass);
  images.forEach((to, image) => addDepthwise(pass, imageOf(pass, signal, image), to));
  return engine().makeTensorFromTensorInfo(info) as Tensor4D;
}

function sparse(pass: Pass, signal: Tensor4D): Tensor4D | null {
  const { wasm, kernels, prepared, geometry, channelsIn } = pass;
  const { columns } = prepared;
  const { vertical, horizontal } = geometry;
  const [batch, height, width, channels] = signal.shape;
  const multiplications = weightsOf(prepared) / channels / vertical.stride / horizontal.stride;
  if (!columns && multiplications < FEWEST_MULTIPLICATIONS) return null;
  const positions = height * width;
  const counts = Array.from({ length: batch }, (_, image) =>
    kernels.count(imageOf(pass, signal, image), positions * channels),
  );
  const isDense = counts.reduce((sum, count) => sum + count, 0) > MOST_DENSITY * signal.size;
  if (isDense && !columns) return null;
  const ends = wasm.makeOutput([positions + 1], 'int32');
  const pairs = wasm.makeOutput([2 * (Math.max(...counts) + 1)], 'int32');
  const { info, images } = emptyOutput(pass);
  const rowBytes = 4 * (columns?.shape[3] ?? channelsIn);
  images.forEach((to, image) => {
    const from = imageOf(pass, signal, image);
    const lists = addressOf(wasm, ends);
    kernels.list(from, positions, channels, rowBytes, lists, addressOf(wasm, pairs));
    if (columns) addByColumns(pass, columns, lists, to);
    else addByCells(pass, lists, to);
  });
  for (const { dataId } of [ends, pairs]) wasm.disposeData(dataId);
  return engine().makeTensorFromTensorInfo(info) as Tensor4D;
}

/** The output, full of zeros, and where each of its images begins. */
function emptyOutput({ wasm, geometry, shape: [batch], channelsIn }: Pass) {
  const size = [geometry.vertical.input, geometry.horizontal.input, channelsIn] as const;
  const info = wasm.makeOutput([batch, ...size], 'float32');
  wasm.typedArrayFromHeap(info).fill(0);
  const bytes = 4 * size.reduce((all, each) => all * each);
  const first = addressOf(wasm, info);
  return { info, images: Array.from({ length: batch }, (_, image) => first + image * bytes) };
}

function imageOf({ wasm }: Pass, signal: Tensor4D, image: number): number {
  return addressOf(wasm, signal) + (4 * image * signal.size) / signal.shape[0];
}

function weightsOf({ phases }: PreparedKernel): number {
  return phases.flat().reduce((sum, phase) => sum + (phase?.size ?? 0), 0);
}
