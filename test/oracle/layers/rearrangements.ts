/** Layers that move values without mixing channels: reshaping, borders, resampling. */

import { asMap, count, offset } from '../shapes.js';
import type {
  ActivationSpec,
  DropoutSpec,
  FlattenSpec,
  LayerSpec,
  Pair,
  PermuteSpec,
  ReshapeSpec,
  Shape,
  SidesSpec,
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
