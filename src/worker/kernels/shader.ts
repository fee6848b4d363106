import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl.js';
import { backend, engine, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';

/**
 * Runs a fragment shader on the WebGL backend, once for each value of the output.
 *
 * @param userCode a `main` that calls `setOutput`; `getName(...)` reads the input called `name`
 */
export function runShader(
  userCode: string,
  outputShape: number[],
  inputs: Record<string, Tensor>,
): Tensor4D {
  const program = { variableNames: Object.keys(inputs), outputShape, userCode };
  const webgl = backend() as MathBackendWebGL;
  const info = webgl.compileAndRun(program, Object.values(inputs), 'float32');
  return engine().makeTensorFromTensorInfo(info) as Tensor4D;
}
