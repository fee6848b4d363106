import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm/dist/backend_wasm.js';
import { backend, engine, getBackend, tensor, util, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Plain loops over the values of tensors, for the backends whose tensors lie in this thread's memory:
 * one pass instead of some twenty operations, and on wasm without a copy.
 *
 * @param inputs of float32
 * @param shapes of the results
 * @param work reads the first, writes every value of the second, and makes no tensors meanwhile
 */
export function byLoops(
  inputs: readonly Tensor[],
  shapes: readonly number[][],
  work: (inputs: readonly Float32Array[], results: readonly Float32Array[]) => void,
): Tensor[] {
  if (getBackend() !== 'wasm') {
    const results = shapes.map((shape) => new Float32Array(util.sizeFromShape(shape)));
    work(
      inputs.map((input) => input.dataSync<'float32'>()),
      results,
    );
    return results.map((values, index) => tensor(values, shapes[index]!));
  }
  const wasm = backend() as BackendWasm;
  const results = shapes.map((shape) => wasm.makeOutput([...shape], 'float32'));
  // After all memory is there: when it grows, earlier views of it are lost.
  const view = (info: Parameters<BackendWasm['typedArrayFromHeap']>[0]): Float32Array =>
    wasm.typedArrayFromHeap(info) as Float32Array;
  work(inputs.map(view), results.map(view));
  return results.map((info) => engine().makeTensorFromTensorInfo(info));
}
