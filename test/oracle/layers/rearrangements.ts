/** Layers that move values without mixing channels: reshaping, borders, resampling. */

import { asMap, count, offset } from '../shapes.js';
import type {
  ActivationSpec,
  DropoutSpec,
  FlattenSpec,
  LayerSpec,
  MeanSpec,
  Pair,
  PermuteSpec,
  ReshapeSpec,
  ResizeSpec,
  Shape,
  SidesSpec,
  SliceSpec,
  UpsamplingSpec,
} from '../spec.js';
import type { Linear, VisitTerm } from './linear.js';

function eachAsItIs(input: Shape, visit: VisitTerm): void {
  for (let i = 0; i < count(input); i++) visit(i, i, 1);
}

/** Row-major order stays, so only the shape changes. */
function reshaping<L extends LayerSpec>(shape: (layer: L, input: Shape) => Shape): Linear<L> {
  return { shape, eachTerm: (_layer, input, visit) => eachAsItIs(input, visit) };
}

export const unchanged = reshaping<DropoutSpec | ActivationSpec>((_layer, input) => [...input]);
export const flatten = reshaping<FlattenSpec>((_layer, input) => [count(input)]);
export const reshape = reshaping<ReshapeSpec>(({ shape }, input) => {
  const known = shape.reduce((product, size) => (size === -1 ? product : product * size), 1);
  return shape.map((size) => (size === -1 ? count(input) / known : size));
});

/** How far apart neighbours along each axis lie. */
function stepsOf(shape: Shape): number[] {
  return shape.map((_, axis) => count(shape.slice(axis + 1)));
}

export const permute: Linear<PermuteSpec> = {
  shape: ({ axes }, input) => axes.map((axis) => input[axis - 1]!),
  eachTerm(layer, input, visit) {
    const output = permute.shape(layer, input);
    const outSteps = stepsOf(output);
    const inSteps = layer.axes.map((axis) => stepsOf(input)[axis - 1]!);
    for (let at = 0; at < count(output); at++) {
      let cell = 0;
      outSteps.forEach((step, axis) => {
        cell += (Math.floor(at / step) % output[axis]!) * inSteps[axis]!;
      });
      visit(at, cell, 1);
    }
  },
};

/** Pairs every cell of the smaller map with its place inside the larger one. */
function eachInside(
  smaller: Shape,
  larger: Shape,
  [[top], [left]]: [Pair, Pair],
  visit: (small: number, large: number) => void,
): void {
  for (let y = 0; y < smaller[0]!; y++) {
    for (let x = 0; x < smaller[1]!; x++) {
      for (let c = 0; c < smaller[2]!; c++) {
        visit(offset(smaller, y, x) + c, offset(larger, y + top, x + left) + c);
      }
    }
  }
}

const withSides = (layer: SidesSpec, input: Shape): Shape => {
  const [h, w, c] = asMap(input, layer);
  const [[top, bottom], [left, right]] = layer.sides;
  const sign = layer.kind === 'zeroPadding' ? 1 : -1;
  return [h + sign * (top + bottom), w + sign * (left + right), c];
};

export const zeroPadding: Linear<SidesSpec> = {
  shape: withSides,
  eachTerm(layer, input, visit) {
    eachInside(input, withSides(layer, input), layer.sides, (small, large) => {
      visit(large, small, 1);
    });
  },
};

export const cropping: Linear<SidesSpec> = {
  shape: withSides,
  eachTerm(layer, input, visit) {
    eachInside(withSides(layer, input), input, layer.sides, (small, large) => {
      visit(small, large, 1);
    });
  },
};

/**
 * Along one axis, the input cells that output cell `at` is made of, with their weights. Pixels have
 * their centre at half a pixel; beyond the outermost centres the border's value holds.
 */
function interpolate(at: number, size: number, length: number, bilinear: boolean): Pair[] {
  if (!bilinear) return [[Math.floor(at / size), 1]];
  const position = Math.min(Math.max((at + 0.5) / size - 0.5, 0), length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, length - 1);
  return [
    [below, 1 - (position - below)],
    [above, position - below],
  ];
}

export const upsampling: Linear<UpsamplingSpec> = {
  shape: ({ size, ...layer }, input) => {
    const [h, w, c] = asMap(input, layer);
    return [h * size[0], w * size[1], c];
  },
  eachTerm(layer, input, visit) {
    const output = upsampling.shape(layer, input);
    const bilinear = layer.interpolation === 'bilinear';
    for (let oy = 0; oy < output[0]!; oy++) {
      for (let ox = 0; ox < output[1]!; ox++) {
        for (const [y, vertical] of interpolate(oy, layer.size[0], input[0]!, bilinear)) {
          for (const [x, horizontal] of interpolate(ox, layer.size[1], input[1]!, bilinear)) {
            for (let c = 0; c < output[2]!; c++) {
              visit(offset(output, oy, ox) + c, offset(input, y, x) + c, vertical * horizontal);
            }
          }
        }
      }
    }
  },
};

/** The coordinates of a cell, and the cell at coordinates. */
const placeOf = (cell: number, shape: Shape): number[] =>
  stepsOf(shape).map((step, axis) => Math.floor(cell / step) % shape[axis]!);
const cellAt = (place: number[], shape: Shape): number =>
  stepsOf(shape).reduce((cell, step, axis) => cell + step * place[axis]!, 0);

export const slice: Linear<SliceSpec> = {
  shape: ({ begin, end, strides }, input) =>
    input.map((length, axis) => {
      const last = Math.min(end[axis]!, length);
      return Math.ceil((last - begin[axis]!) / strides[axis]!);
    }),
  eachTerm(layer, input, visit) {
    const output = slice.shape(layer, input);
    for (let at = 0; at < count(output); at++) {
      const place = placeOf(at, output);
      const from = place.map((each, axis) => layer.begin[axis]! + each * layer.strides[axis]!);
      visit(at, cellAt(from, input), 1);
    }
  },
};

export const mean: Linear<MeanSpec> = {
  shape: ({ axes, keepDims }, input) =>
    input.flatMap((length, axis) => (axes.includes(axis + 1) ? (keepDims ? [1] : []) : [length])),
  eachTerm({ axes }, input, visit) {
    const kept = input.map((length, axis) => (axes.includes(axis + 1) ? 1 : length));
    const weight = count(kept) / count(input);
    for (let cell = 0; cell < count(input); cell++) {
      const place = placeOf(cell, input).map((each, axis) => (kept[axis] === 1 ? 0 : each));
      visit(cellAt(place, kept), cell, weight);
    }
  },
};

/** Along one axis: the input cells that output cell `at` is made of, with their weights. */
function sampled(
  at: number,
  from: number,
  to: number,
  { interpolation, coordinates }: ResizeSpec,
): Pair[] {
  const isNearest = interpolation === 'nearest';
  const clamp = (cell: number) => Math.min(Math.max(cell, 0), from - 1);
  let position: number;
  switch (coordinates) {
    case 'half-pixel':
      // The nearest of two that are as near is the further one.
      if (isNearest) return [[clamp(Math.floor(((at + 0.5) * from) / to)), 1]];
      position = clamp(((at + 0.5) * from) / to - 0.5);
      break;
    case 'align-corners':
      position = to === 1 ? 0 : (at * (from - 1)) / (to - 1);
      if (isNearest) return [[Math.round(position), 1]];
      break;
    case 'asymmetric':
      position = clamp((at * from) / to);
      if (isNearest) return [[Math.floor(position), 1]];
  }
  const below = Math.floor(position);
  return [
    [below, below + 1 - position],
    [clamp(below + 1), position - below],
  ];
}

export const resize: Linear<ResizeSpec> = {
  shape: ({ size, ...layer }, input) => [...size, asMap(input, layer)[2]],
  eachTerm(layer, input, visit) {
    const output = resize.shape(layer, input);
    for (let oy = 0; oy < output[0]!; oy++) {
      for (let ox = 0; ox < output[1]!; ox++) {
        for (const [y, vertical] of sampled(oy, input[0]!, output[0]!, layer)) {
          for (const [x, horizontal] of sampled(ox, input[1]!, output[1]!, layer)) {
            for (let c = 0; c < output[2]!; c++) {
              visit(offset(output, oy, ox) + c, offset(input, y, x) + c, vertical * horizontal);
            }
          }
        }
      }
    }
  },
};
