import { pointwise, type Curve } from '../kernels/pointwise.js';
import { activation, curve } from './activation.js';
import type { NodeBase, OperationSpec } from './operation.js';

/** `x` times the normal distribution's share below `x` (D. Hendrycks and K. Gimpel 2016). */
export interface Gelu extends NodeBase {
  kind: 'gelu';
  /** By a tanh in place of the error function. */
  approximate: boolean;
}

interface Form {
  value: Curve;
  slope: Curve;
}

export const gelu: OperationSpec<Gelu> = {
  ...activation,
  ...curve(
    (values, { approximate }) => pointwise(values, (approximate ? byTanh : exact).value),
    (values, { approximate }) => pointwise(values, (approximate ? byTanh : exact).slope),
  ),
  sign: 'preserves',
  relevanceAtZero: 'preserved',
};

/**
 * The share below `-a`, for `a` from 0 on, is `exp(-a a / 2)` times a polynomial in
 * `t = 1 / (1 + 0.48 a)` without a constant: least squares on [0, 14], wrong by 7e-9 at most, and
 * right to three digits where it nearly vanishes. The error function is 1 less twice the share.
 */
const TAIL = [
  0.19057374, 0.20579839, 0.05935657, 0.34033119, -0.53394306, 0.31323429, -0.08268172, 0.0073306,
];
const tailInShader = `
  float a = abs(x);
  float t = 1.0 / (1.0 + 0.48 * a);
  float bell = exp(-0.5 * a * a);
  float below = bell * (${TAIL.reduceRight((sum, factor) => `t * (${factor} + ${sum})`, '0.0')});`;

function tail(x: number): { a: number; bell: number; below: number } {
  const a = Math.abs(x);
  const t = 1 / (1 + 0.48 * a);
  const bell = Math.exp(-0.5 * a * a);
  return { a, bell, below: bell * TAIL.reduceRight((sum, factor) => t * (factor + sum), 0) };
}

/** The height of the bell curve, which is 1 above. */
const DENSITY = 0.3989422804;

const exact: Form = {
  value: {
    loop: (x) => {
      const { a, below } = tail(x);
      return Math.max(x, 0) - a * below;
    },
    shader: `${tailInShader} return max(x, 0.0) - a * below;`,
  },
  slope: {
    loop: (x) => {
      const { a, bell, below } = tail(x);
      const share = a * bell * DENSITY - below;
      return x > 0 ? 1 + share : -share;
    },
    shader: `${tailInShader}
      float share = a * bell * ${DENSITY} - below;
      return x > 0.0 ? 1.0 + share : -share;`,
  },
};

/** `x sigmoid(u)`, which is `x (1 + tanh(u / 2)) / 2`, with `u = 2 sqrt(2 / pi) (x + 0.044715 x^3)`. */
const [FIRST, THIRD] = [1.5957691216, 0.0713548163];
const sigmoidInShader = `
  float u = x * (${FIRST} + ${THIRD} * x * x);
  float e = exp(-min(abs(u), 80.0));
  float s = (u > 0.0 ? 1.0 : e) / (1.0 + e);`;

function sigmoidOf(x: number): { e: number; s: number } {
  const u = x * (FIRST + THIRD * x * x);
  const e = Math.exp(-Math.abs(u));
  return { e, s: (u > 0 ? 1 : e) / (1 + e) };
}

const byTanh: Form = {
  value: { loop: (x) => x * sigmoidOf(x).s, shader: `${sigmoidInShader} return x * s;` },
  slope: {
    loop: (x) => {
      const { e, s } = sigmoidOf(x);
      return s + (x * (FIRST + 3 * THIRD * x * x) * e) / (1 + e) ** 2;
    },
    shader: `${sigmoidInShader}
      return s + x * (${FIRST} + 3.0 * ${THIRD} * x * x) * e / ((1.0 + e) * (1.0 + e));`,
  },
};
