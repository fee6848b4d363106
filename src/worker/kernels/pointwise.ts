import { getBackend, reshape, type Tensor } from '@tensorflow/tfjs-core';
import { byLoops } from './by-loops.js';
import { runShader } from './shader.js';

/** A function of each value alone, in both languages. */
export interface Curve {
  loop: (x: number) => number;
  /** Statements in GLSL that end with `return`, of a float `x`. */
  shader: string;
}

/** The curve at each value, in one pass: what tfjs composes leaves a map for every step. */
export function pointwise(values: Tensor, { loop, shader }: Curve): Tensor {
  if (getBackend() !== 'webgl') {
    const [result] = byLoops([values], [values.shape], ([from], [to]) => {
      for (let index = 0; index < from!.length; index++) to![index] = loop(from![index]!);
    });
    return result!;
  }
  const code = `
    float curve(float x) { ${shader} }
    void main() { setOutput(curve(getX(getOutputCoords()))); }`;
  const X = reshape(values, [values.size]);
  return reshape(runShader(code, X.shape, { X }), values.shape);
}
