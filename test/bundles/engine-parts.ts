/** Parts of the engine that no job reaches alone, and the backends that they run on. */
import { readFiles } from '../../src/client/files/read-files.js';
import type { BackendName } from '../../src/protocol.js';
import type { Backend } from '../../src/worker/backend/backend.js';
import { startCpu } from '../../src/worker/backend/cpu.js';
import { startWasm } from '../../src/worker/backend/wasm.js';
import { openContext, startWebgl } from '../../src/worker/backend/webgl.js';
import type { FileAccess } from '../../src/worker/import/fetch.js';
import { convertFile } from '../../src/worker/import/foreign/convert-file.js';

export { agree } from '../../src/worker/backend/agreement.js';
export { Backends, type Starters } from '../../src/worker/backend/backends.js';
export { tfjsStarters } from '../../src/worker/backend/starters.js';
export { ExplainError } from '../../src/protocol.js';
export { zipSync } from 'fflate';
export { crashOf, HeapExhausted } from '../../src/worker/backend/crash.js';
export { Engine } from '../../src/worker/engine.js';
export { Turns } from '../../src/worker/turns.js';
export {
  conv2d,
  findBackend,
  getBackend,
  memory,
  reverse,
  tensor,
  tensor4d,
  tidy,
  transpose,
  variable,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
export { geometryOf } from '../../src/worker/incremental/geometry.js';
export { patchPass, patchStart } from '../../src/worker/incremental/patch-pass.js';
export { planPatches } from '../../src/worker/incremental/patch-plan.js';
export { reachOf } from '../../src/worker/incremental/reach.js';
export * from '../../src/worker/kernels/conv-filter-gradient.js';
export {
  convInputGradient,
  depthwiseInputGradient,
  prepareKernel,
} from '../../src/worker/kernels/conv-input-gradient.js';
export { convolutionWindows, type Kernel } from '../../src/worker/kernels/convolve.js';
export { denseInputGradient } from '../../src/worker/kernels/dense-input-gradient.js';
export { divideStably, dot } from '../../src/worker/kernels/divide.js';
export { throughGate } from '../../src/worker/kernels/gate.js';
export { simdKernels } from '../../src/worker/kernels/simd/simd-kernels.js';
export { transposedByZeros } from '../../src/worker/kernels/transposed-convolution.js';
export { windows } from '../../src/worker/kernels/window.js';
export { climb, keepInBall } from '../../src/worker/methods/codespace/adam-ascent.js';
export { startOf } from '../../src/worker/methods/codespace/start.js';
export { totalVariation } from '../../src/worker/methods/codespace/pixel-prior.js';
export { denseAsConvolutions } from '../../src/worker/network/dense-as-conv.js';
export { passDown } from '../../src/worker/methods/lrp/pass.js';
export { View } from '../../src/worker/methods/codespace/view.js';
export { Models } from '../../src/worker/models.js';
export { attributes } from '../../src/worker/import/graph-model/attributes.js';
export {
  callSettings,
  layerSettings,
  operationSettings,
  type Settings,
} from '../../src/worker/import/keras/layer-settings.js';
export { Network } from '../../src/worker/network/network.js';
export { recordForward } from '../../src/worker/network/record-forward.js';
export { receptiveField } from '../../src/worker/network/receptive-field.js';
export { operationKinds, type Node } from '../../src/worker/operations/index.js';
export { gradientRules } from '../../src/worker/propagate/gradient-rules.js';
export { compositeOf } from '../../src/worker/propagate/lrp/composites.js';
export { assignRules } from '../../src/worker/propagate/lrp/rule-assignment.js';
export { deconvnetRules, guidedRules } from '../../src/worker/propagate/relu-rules.js';
export { propagate } from '../../src/worker/propagate/walker.js';
export { Adam } from '../../src/worker/training/adam.js';
export { crossEntropy } from '../../src/worker/training/cross-entropy.js';
export { disposeTrainable, makeTrainable } from '../../src/worker/training/trainable.js';
export { weightGradients } from '../../src/worker/training/weight-gradients.js';

/** Files of the test's server; those of other tools are converted without a worker. */
export const fileAccess: FileAccess = {
  read: readFiles,
  convert: (file, { signal }) =>
    convertFile(file, (request) => readFiles(request, { signal, onBytes: () => {} })),
};

/** @param assetBase URL of the folder with the wasm binaries */
export function startBackend(name: BackendName, assetBase: string): Promise<Backend> {
  if (name === 'cpu') return startCpu();
  return name === 'wasm' ? startWasm(assetBase) : startWebgl(openContext()!);
}
export { defaultLimits } from '../../src/protocol.js';
export { FilesBeside } from '../../src/worker/import/foreign/files-beside.js';
export { readTopology } from '../../src/worker/import/keras/topology.js';
export { requireAffordable, workOfLayers } from '../../src/worker/import/work-estimate.js';
export { planLayers } from '../../src/worker/import/keras/layers.js';
export { readOnnx } from '../../src/worker/import/onnx/onnx-model.js';
