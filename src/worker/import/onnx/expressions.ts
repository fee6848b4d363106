/**
 * Activations that an exporter takes apart, as `x * sigmoid(x)`, are known again by their values: what
 * elementwise operations make of one value is followed at some points.
 */
export interface Expression {
  /** The value that it is a function of, by its name in the graph. */
  of: string;
  /** What it is at each of `points`. */
  values: readonly number[];
}

/** On both sides of every bend of what may be found. */
const points: readonly number[] = [
  -9, -5.5, -4.1, -3.2, -2.7, -2.2, -1.6, -1, -0.6, -0.25, 0, 0.3, 0.75, 1.2, 1.7, 2.3, 2.8, 3.3,
  4.6, 5.7, 6.5, 9,
];

/** Longer chains than this are no activation. */
const MOST_EXPRESSIONS = 12;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const softplus = (x: number): number => Math.log1p(Math.exp(x));

const known = {
  silu: (x: number) => x * sigmoid(x),
  hardSwish: (x: number) => (x * Math.min(Math.max(x + 3, 0), 6)) / 6,
  hardSigmoid: (x: number) => Math.min(Math.max(x + 3, 0), 6) / 6,
  gelu: (x: number) => 0.5 * x * (1 + errorFunction(x / Math.SQRT2)),
  geluTanh: (x: number) =>
    0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3))),
  mish: (x: number) => x * Math.tanh(softplus(x)),
  softplus,
};

export type KnownActivation = keyof typeof known;

/** Constants in 16 bits are off by some 1e-4; the two forms of GELU are 4.7e-4 apart. */
const MOST_DIFFERENCE = 2e-4;

/** The activation that a function is, if any. */
export function activationOf({ values }: Expression): KnownActivation | null {
  let best: { name: KnownActivation; difference: number } | null = null;
  for (const [name, compute] of Object.entries(known)) {
    if (!isKnown(name)) continue;
    const differences = points.map(
      (x, index) => Math.abs(compute(x) - values[index]!) / Math.max(1, Math.abs(x)),
    );
    const difference = Math.max(...differences);
    if (difference <= (best?.difference ?? MOST_DIFFERENCE)) best = { name, difference };
  }
  return best?.name ?? null;
}

function isKnown(name: string): name is KnownActivation {
  return name in known;
}

type Elementwise = readonly [inputs: number, of: (...values: number[]) => number];

const elementwise: Readonly<Record<string, Elementwise>> = {
  Add: [2, (x, y) => x! + y!],
  Cast: [1, (x) => x!],
  Div: [2, (x, y) => x! / y!],
  Equal: [2, (x, y) => Number(x === y)],
  Erf: [1, (x) => errorFunction(x!)],
  Exp: [1, (x) => Math.exp(x!)],
  Greater: [2, (x, y) => Number(x! > y!)],
  GreaterOrEqual: [2, (x, y) => Number(x! >= y!)],
  Identity: [1, (x) => x!],
  Less: [2, (x, y) => Number(x! < y!)],
  LessOrEqual: [2, (x, y) => Number(x! <= y!)],
  Log: [1, (x) => Math.log(x!)],
  Max: [2, Math.max],
  Min: [2, Math.min],
  Mul: [2, (x, y) => x! * y!],
  Neg: [1, (x) => -x!],
  Pow: [2, (x, y) => x! ** y!],
  Reciprocal: [1, (x) => 1 / x!],
  Relu: [1, (x) => Math.max(x!, 0)],
  Sigmoid: [1, (x) => sigmoid(x!)],
  Softplus: [1, (x) => softplus(x!)],
  Sqrt: [1, (x) => Math.sqrt(x!)],
  Sub: [2, (x, y) => x! - y!],
  Tanh: [1, (x) => Math.tanh(x!)],
  Where: [3, (test, yes, no) => (test ? yes! : no!)],
};

/** An input of an elementwise operation: a number, or a value with what it is made of. */
export type Operand = number | { name: string; expressions: readonly Expression[] };

/**
 * What an elementwise operation makes of its inputs, as functions of whatever all of them are made of.
 *
 * @param bounds of `Clip`, slope and offset of `HardSigmoid`
 */
export function combine(
  op: string,
  operands: readonly Operand[],
  settings: readonly number[] = [],
): Expression[] {
  const [inputs, compute] = functionOf(op, settings) ?? [];
  if (!compute || operands.length !== inputs) return [];
  const choices = operands.map(expressionsOf);
  const found: Expression[] = [];
  for (const { of } of choices.find((each) => each !== null) ?? []) {
    const columns = choices.flatMap((choice, index) => {
      if (!choice) return [points.map(() => Number(operands[index]))];
      const own = choice.find((expression) => expression.of === of);
      return own ? [own.values] : [];
    });
    if (columns.length < choices.length) continue;
    const values = points.map((_, place) => compute(...columns.map((column) => column[place]!)));
    found.push({ of, values });
  }
  return found.slice(0, MOST_EXPRESSIONS);
}

function functionOf(
  op: string,
  [first = NaN, second = NaN]: readonly number[],
): Elementwise | null {
  if (op === 'Clip') return [1, (x) => Math.min(Math.max(x!, first), second)];
  if (op === 'HardSigmoid') return [1, (x) => Math.min(1, Math.max(0, first * x! + second))];
  return Object.hasOwn(elementwise, op) ? elementwise[op]! : null;
}

/** Of a value: itself as what it is made of, and all that it was made of before. */
function expressionsOf(operand: Operand): Expression[] | null {
  if (typeof operand === 'number') return null;
  return [{ of: operand.name, values: points }, ...operand.expressions];
}

/** To 1e-9: its series near 0, a continued fraction far from it. */
function errorFunction(x: number): number {
  const size = Math.abs(x);
  if (size > 6) return Math.sign(x);
  if (size < 2.5) {
    let [sum, term] = [size, size];
    for (let n = 1; n < 60; n++) {
      term *= -(size * size) / n;
      sum += term / (2 * n + 1);
    }
    return (Math.sign(x) * 2 * sum) / Math.sqrt(Math.PI);
  }
  let fraction = size;
  for (let n = 60; n > 0; n--) fraction = size + n / 2 / fraction;
  return Math.sign(x) * (1 - Math.exp(-size * size) / (fraction * Math.sqrt(Math.PI)));
}
