import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl.js';
import { backend, engine, mul, reshape, sum, type Tensor } from '@tensorflow/tfjs-core';
import type { Quotient } from './divide.js';

/** `divideStably` on the graphics processor: one shader for each of the two results. */
export function divideByShader(
  relevance: Tensor,
  denominator: Tensor,
  epsilon: number,
  bias: Tensor | null,
): Quotient {
  const flat = [relevance, denominator].map((tensor) => reshape(tensor, [tensor.size]));
  const run = (result: string): Tensor => reshape(compute(result, flat, epsilon), relevance.shape);
  const value = run('value');
  return {
    value,
    absorbed: sum(run('value * added'), -1),
    byBias: bias ? rowDots(value, bias) : 0,
  };
}

/** Products summed along the last axis: the rest is added in float64 when it was read. */
export function rowDots(values: Tensor, factors: Tensor): Tensor {
  return sum(mul(values, factors), -1);
}

function compute(result: string, inputs: Tensor[], epsilon: number): Tensor {
  const userCode = `
    void main() {
      int cell = getOutputCoords();
      float numerator = getRelevance(cell);
      float bare = getDenominator(cell);
      float added = bare < 0.0 ? -epsilon : epsilon;
      float whole = bare + added;
      float value = numerator == 0.0 || whole == 0.0 ? 0.0 : numerator / whole;
      setOutput(${result});
    }`;
  const program = {
    variableNames: ['Relevance', 'Denominator'],
    outputShape: inputs[0]!.shape,
    userCode,
    // A uniform, so that another epsilon needs no other shader.
    customUniforms: [{ name: 'epsilon', type: 'float' as const }],
  };
  const webgl = backend() as MathBackendWebGL;
  const info = webgl.compileAndRun(program, inputs, 'float32', [[epsilon]]);
  return engine().makeTensorFromTensorInfo(info);
}
