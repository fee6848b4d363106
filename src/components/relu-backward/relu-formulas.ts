import type { ReluRule } from '../../protocol.js';

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
const [equals, times, least] = [operator('='), operator('·'), operator('≤')];

/** 1 where it is positive, else 0. */
const isPositive = (what: string): string =>
  `${operator('(')}${what}${operator('&gt;')}${zero}${operator(')')}`;

/** What the ReLU receives, what it gives, and the signal that arrives at its output. */
export const symbols = {
  input: math('<msup><mi>f</mi><mi>l</mi></msup>'),
  output: math(
    `${output}${equals}<mo>max</mo>${operator('(')}${input}${operator(',')}${zero}${operator(')')}`,
  ),
  signal: math(`<msup><mi>R</mi>${next}</msup>`),
};

const line = (content: string): string => `<mtr><mtd>${content}</mtd></mtr>`;

/** What each rule passes on: figure 1 of Springenberg et al. 2015. */
export const formulas: Record<ReluRule, string> = {
  gradient: math(`${passed}${equals}${isPositive(input)}${times}${signal}`),
  deconvnet: math(`${passed}${equals}${isPositive(signal)}${times}${signal}`),
  'guided-backprop': math(
    `<mtable columnalign="left">${line(`${passed}${equals}${isPositive(input)}${times}`)}${line(
      `${isPositive(signal)}${times}${signal}`,
    )}</mtable>`,
  ),
};

/** The conditions that close a cell. */
export const conditions = {
  input: math(`${input}${least}${zero}`),
  signal: math(`${signal}${least}${zero}`),
};
