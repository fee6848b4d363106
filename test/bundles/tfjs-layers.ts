/** TensorFlow.js as anybody would use it, as an oracle; bundled because its modules are partly CommonJS. */
import '@tensorflow/tfjs-backend-cpu';
export * from '@tensorflow/tfjs-core';
export { input, layers, loadLayersModel, model, sequential } from '@tensorflow/tfjs-layers';
export type { LayersModel, SymbolicTensor } from '@tensorflow/tfjs-layers';
