/** TensorFlow.js's own reader of graph models, as an oracle; bundled because its modules are partly CommonJS. */
import '@tensorflow/tfjs-backend-cpu';
// The core registers no gradients by itself.
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
export * from '@tensorflow/tfjs-core';
export { loadGraphModel } from '@tensorflow/tfjs-converter';
