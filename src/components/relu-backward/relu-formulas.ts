import type { ReluRule } from '../../protocol.js';
import type { Gate } from '../figure/gates.js';

/** MathML of a symbol with what stands below and above it. */
const symbol = (name: string, below: string, above: string): string =>
  `<msubsup><mi>${name}</mi>${below}${above}</msubsup>`;
const operator = (sign: string): string => `<mo>${sign}</mo>`;
const math = (content: string): string => `<math translate="no">${content}</math>`;

const zero = '<mn>0</mn>';
const [i, l] = ['<mi>i</mi>', '<mi>l</mi>'];
const next = '<mrow><mi>l</mi><mo>+</mo><mn>1</mn></mrow>';
const [input, output] = [symbol('f', i, l), symbol('f', i, next)];
const [passed, signal] = [symbol('R', i, l), symbol('R', i, next)];
const [equals, times] = [operator('='), operator('·')];
const bracket = (sign: string): string => `<mo stretchy="false">${sign}</mo>`;

const symbolOf: Record<Gate, string> = { input, signal };

/** 1 where it is positive, else 0; in the hue of the condition. */
const isPositive = (gate: Gate): string =>
  `<mrow class="gate-${gate}">${bracket('(')}${symbolOf[gate]}${operator('&gt;')}${zero}${bracket(')')}</mrow>`;

/** What the ReLU receives, what it gives, and the signal that arrives at its output. */
export const symbols = {
  input: math('<msup><mi>f</mi><mi>l</mi></msup>'),
  output: math(
    `${output}${equals}<mo>max</mo>${bracket('(')}${input}${operator(',')}${zero}${bracket(')')}`,
  ),
  signal: math(`<msup><mi>R</mi>${next}</msup>`),
};

/** What each rule passes on: figure 1 of Springenberg et al. 2015. A line may break between two pieces. */
export const formulas: Record<ReluRule, string> = {
  gradient: math(`${passed}${equals}${isPositive('input')}${times}${signal}`),
  deconvnet: math(`${passed}${equals}${isPositive('signal')}${times}${signal}`),
  'guided-backprop':
    math(`${passed}${equals}${isPositive('input')}${times}`) +
    ' ' +
    math(`${isPositive('signal')}${times}${signal}`),
};

/** The conditions that open a cell. */
export const conditions: Record<Gate, string> = {
  input: math(isPositive('input')),
  signal: math(isPositive('signal')),
};
