import { sizeOf } from './tensors.js';

/**
 * A stretch of an axis that is moved as a whole. It is known by its identity: a value's axes and the
 * axes of what is stored of it are made of the same atoms.
 */
export interface Atom {
  readonly size: number;
}

/** Atoms in row-major order; none for an axis of one value. */
export type Axis = readonly Atom[];

/**
 * What depends on the image. ONNX has channels first, the canonical operations have them last, so a
 * value has two forms. Reshaping and transposing change `axes` alone; operations that care for the
 * form bring `stored` into theirs.
 */
export interface Feature {
  kind: 'feature';
  /** The canonical node that holds it. */
  node: string;
  /** As ONNX has them, without the batch. */
  axes: readonly Axis[];
  /** As the canonical node has them. */
  stored: readonly Axis[];
}

export function axisOf(size: number): Axis {
  return size === 1 ? [] : [{ size }];
}

export function lengthOf(axis: Axis): number {
  return sizeOf(axis.map(({ size }) => size));
}

export function shapeOf(axes: readonly Axis[]): number[] {
  return axes.map(lengthOf);
}

/** A map as the canonical operations have it, of the ONNX axes channels, height and width. */
export function mapFeature(node: string, [height, width, channels]: readonly number[]): Feature {
  const [rows, columns, depth] = [axisOf(height!), axisOf(width!), axisOf(channels!)];
  return { kind: 'feature', node, axes: [depth, rows, columns], stored: [rows, columns, depth] };
}

/** A value whose axes lie as ONNX has them. */
export function plainFeature(node: string, shape: readonly number[]): Feature {
  const axes = shape.map(axisOf);
  return { kind: 'feature', node, axes, stored: axes };
}

/** The axes in another order; nothing that is stored moves. */
export function transposedFeature(feature: Feature, order: readonly number[]): Feature {
  return { ...feature, axes: order.map((axis) => feature.axes[axis]!) };
}

/**
 * The same numbers in another shape; nothing that is stored moves. `null` where an atom would have to
 * be cut where it cannot, as from [2, 3] to [3, 2].
 */
export function reshapedFeature(feature: Feature, shape: readonly number[]): Feature | null {
  const rest = [...feature.axes.flat()];
  const parts = new Map<Atom, [Atom, Atom]>();
  const axes: Atom[][] = [];
  for (const size of shape) {
    const axis: Atom[] = [];
    let needed = size;
    while (needed > 1) {
      const atom = rest.shift();
      if (!atom) return null;
      if (needed % atom.size === 0) {
        axis.push(atom);
        needed /= atom.size;
      } else if (atom.size % needed === 0) {
        const pair: [Atom, Atom] = [{ size: needed }, { size: atom.size / needed }];
        parts.set(atom, pair);
        axis.push(pair[0]);
        rest.unshift(pair[1]);
        needed = 1;
      } else {
        return null;
      }
    }
    axes.push(axis);
  }
  if (rest.length > 0) return null;
  const split = (atom: Atom): Atom[] => parts.get(atom)?.flatMap(split) ?? [atom];
  return { ...feature, axes, stored: feature.stored.map((axis) => axis.flatMap(split)) };
}

/** What brings a stored form into another: reshape, permute, reshape, any of which may be needless. */
export interface Rearrangement {
  before: number[] | null;
  /** Counted without the batch. */
  order: number[] | null;
  after: number[] | null;
}

export function rearrangement(from: readonly Axis[], to: readonly Axis[]): Rearrangement {
  const [have, want] = [from.flat(), to.flat()];
  const sizes = shapeOf(to);
  if (have.every((atom, index) => atom === want[index])) {
    const isSame = String(shapeOf(from)) === String(sizes);
    return { before: null, order: null, after: isSame ? null : sizes };
  }
  // Whole axes in another order, as from channels last to channels first.
  const whole = to.map((axis) => from.findIndex((each) => isSame(each, axis)));
  const isWhole = from.length === to.length && new Set(whole).size === to.length;
  if (isWhole && !whole.includes(-1)) return { before: null, order: whole, after: null };
  const runs = runsOf(have, want);
  const before = runs.map(lengthOf);
  const place = (run: Axis): number => want.indexOf(run[0]!);
  const order = runs
    .map((_, index) => index)
    .sort((one, other) => place(runs[one]!) - place(runs[other]!));
  const moved = order.map((index) => before[index]!);
  return {
    before: String(before) === String(shapeOf(from)) ? null : before,
    order,
    after: String(moved) === String(sizes) ? null : sizes,
  };
}

function isSame(one: Axis, other: Axis): boolean {
  return one.length === other.length && one.every((atom, index) => atom === other[index]);
}

/** Stretches of atoms that stay beside one another. */
function runsOf(have: Axis, want: Axis): Atom[][] {
  const runs: Atom[][] = [];
  for (const atom of have) {
    const run = runs.at(-1);
    const follows = run && want.indexOf(run.at(-1)!) + 1 === want.indexOf(atom);
    if (follows) run.push(atom);
    else runs.push([atom]);
  }
  return runs;
}

/** For each place of `stored`, the place of the same number where the atoms lie as in `axis`. */
export function placesIn(axis: Axis, stored: Axis): Int32Array {
  const strides = stored.map((atom) => {
    const index = axis.indexOf(atom);
    return sizeOf(axis.slice(index + 1).map(({ size }) => size));
  });
  const places = new Int32Array(lengthOf(stored));
  const index = stored.map(() => 0);
  for (let to = 0, from = 0; to < places.length; to++) {
    places[to] = from;
    for (let digit = stored.length - 1; digit >= 0; digit--) {
      from += strides[digit]!;
      if (++index[digit]! < stored[digit]!.size) break;
      from -= strides[digit]! * stored[digit]!.size;
      index[digit] = 0;
    }
  }
  return places;
}
