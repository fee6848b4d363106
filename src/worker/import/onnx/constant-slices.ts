import { counted, made, numbersFor, required } from './constant-arithmetic.js';
import type { NodeReader } from './node-reader.js';
import { constant, sizeOf, type Constant } from './tensors.js';

export function concat(reader: NodeReader, first: Constant, inputs: (Constant | null)[]): Constant {
  const axis = counted(reader.integer('axis', 0), first.shape.length);
  const parts = inputs.map((input) => required(reader, input));
  const length = parts.reduce((sum, { shape }) => sum + (shape[axis] ?? 0), 0);
  const shape = first.shape.map((size, index) => (index === axis ? length : size));
  if (sizeOf(shape) !== parts.reduce((sum, part) => sum + sizeOf(part.shape), 0)) {
    throw reader.refuse('joins what does not fit');
  }
  const outer = sizeOf(shape.slice(0, axis));
  const numbers = numbersFor(reader, shape);
  let at = 0;
  for (let index = 0; index < outer; index++) {
    for (const part of parts) {
      const run = sizeOf(part.shape) / outer;
      const values = part.read();
      for (let each = 0; each < run; each++) numbers[at++] = values[index * run + each]!;
    }
  }
  return constant(shape, () => numbers, first.isFloat);
}

export function gather(
  reader: NodeReader,
  first: Constant,
  [, indices]: (Constant | null)[],
): Constant {
  const chosen = required(reader, indices);
  const axis = counted(reader.integer('axis', 0), first.shape.length);
  return take(reader, first, axis, chosen);
}

/** The chosen places along an axis. */
function take(reader: NodeReader, first: Constant, axis: number, chosen: Constant): Constant {
  const [before, after] = [first.shape.slice(0, axis), first.shape.slice(axis + 1)];
  const length = first.shape[axis] ?? 0;
  const inner = sizeOf(after);
  const [values, places] = [first.read(), chosen.read()];
  return made(reader, [...before, ...chosen.shape, ...after], first.isFloat, (at) => {
    const place = places[Math.floor(at / inner) % places.length]!;
    const index = place < 0 ? place + length : place;
    if (!(index >= 0 && index < length)) throw reader.refuse('takes what is not there');
    const block = Math.floor(at / (inner * places.length));
    return values[(block * length + index) * inner + (at % inner)]!;
  });
}

export function slice(reader: NodeReader, first: Constant): Constant {
  const starts = reader.setting('starts', 1) ?? [];
  const ends = reader.setting('ends', 2) ?? [];
  const axes = reader.setting('axes', 3) ?? starts.map((_, axis) => axis);
  const steps = reader.list(4) ?? starts.map(() => 1);
  return axes.reduce((value, axis, index) => {
    const along = counted(axis, value.shape.length);
    const length = value.shape[along] ?? 0;
    const places = slicedPlaces(starts[index]!, ends[index]!, steps[index] ?? 1, length);
    const chosen = constant([places.length], () => Float64Array.from(places), false);
    return take(reader, value, along, chosen);
  }, first);
}

/** The places that a slice takes, negative ones counted from the end and all cut to what is there. */
export function slicedPlaces(start: number, end: number, step: number, length: number): number[] {
  const clamp = (value: number, least: number, most: number): number =>
    Math.min(Math.max(value < 0 ? value + length : value, least), most);
  const [least, most] = step < 0 ? [-1, length - 1] : [0, length];
  const first = clamp(start, 0, most);
  // Backwards to the very first place, the end is told as less than minus the length.
  const last = clamp(end, least, most);
  const count = step === 0 ? 0 : Math.max(0, Math.ceil((last - first) / step));
  return Array.from({ length: count }, (_, index) => first + index * step);
}
