/** From a recipe to a network and the way its files are written. */

import type { KerasOptions } from '../oracle/keras.js';
import { isOperation } from '../oracle/keras/configs.js';
import {
  activation,
  add,
  after,
  again,
  Builder,
  concatenate,
  conv,
  dense,
  flatten,
  globalAveragePool,
  globalMaxPool,
  maximum,
  minimum,
  multiply,
  reshape,
} from '../oracle/net.js';
import type { LayerSpec, Maker, NetSpec, Step } from '../oracle/net.js';
import type { Branch, Head, Recipe } from './choices.js';
import { fit } from './fit.js';

export interface Composed {
  net: NetSpec;
  keras: KerasOptions;
}

export function compose({ input, parts, head, spelling, seed }: Recipe): Composed {
  const builder = new Builder(input, seed);
  const nested: NonNullable<KerasOptions['nested']> = [];
  const { functional, ...options } = spelling;
  const isForKeras2 = options.dialect === 'keras2';
  let branched = functional;
  for (const part of parts) {
    if (part.is === 'branch') {
      const nesting = addBranch(builder, part, `block${nested.length + 1}`, isForKeras2);
      if (nesting) nested.push(nesting);
      branched = true;
    } else if (part.is === 'repeated') {
      const channels = builder.shapeOf(builder.last)[2]!;
      const { kernel, activation } = part;
      const first = builder.add(conv(kernel, channels, { padding: 'same', activation }));
      for (let call = 1; call < part.calls; call++) builder.add(again(first));
      branched = true;
    } else {
      builder.add(fit(part, builder.shapeOf(builder.last), isForKeras2));
    }
  }
  addHead(builder, head);
  if (isForKeras2) spellAsKeras2(builder.layers);
  const topology = branched || builder.layers.some(isOperation) ? 'functional' : 'sequential';
  return { net: builder.net, keras: { ...options, topology, nested } };
}

/** Keras 2 had another hard sigmoid. */
function spellAsKeras2(layers: LayerSpec[]): void {
  for (const layer of layers) {
    if ('activation' in layer && layer.activation === 'hardSigmoid') {
      layer.activation = 'hardSigmoidOfKeras2';
    }
  }
}

type Nesting = NonNullable<KerasOptions['nested']>[number];

/** A body of layers beside a shortcut. */
function addBranch(
  builder: Builder,
  branch: Branch,
  name: string,
  isForKeras2: boolean,
): Nesting | null {
  const from = builder.last;
  const before = builder.layers.length;
  const start = builder.shapeOf(from);
  for (const choice of branch.body) {
    builder.add(fit(choice, builder.shapeOf(builder.last), isForKeras2));
  }
  const axis = joinAxis(branch, start, builder.shapeOf(builder.last));
  if (axis === null) {
    // A vector or pixel of as many channels fits every map.
    if (builder.shapeOf(builder.last)[2] !== start[2]) builder.add(conv(1, start[2]!));
    if (!isSameShape(builder.shapeOf(builder.last), start)) {
      builder.add(globalAveragePool({ keepDims: branch.keepDims }));
    }
  }
  const inside = builder.layers.slice(before);
  const body = inside.map((layer) => layer.name);
  const inputs = [from, builder.last, ...(branch.twice ? [from] : [])];
  builder.add(after(inputs, joinOf(branch, axis)));
  if (branch.nested === 'no') return null;
  if (branch.nested === 'body') {
    const topology = inside.some(isOperation) ? 'functional' : 'sequential';
    return { name, layers: body, topology };
  }
  return { name, layers: [...body, builder.last], topology: 'functional' };
}

/** The axis along which the two maps can be concatenated; null: they are added or multiplied. */
function joinAxis({ join, axis }: Branch, a: number[], b: number[]): number | null {
  if (join !== 'concatenate') return null;
  const fits = (along: number) => a.every((size, other) => other === along || size === b[other]);
  return [axis, 2, 1, 0].find(fits) ?? null;
}

function joinOf(branch: Branch, axis: number | null): Maker {
  if (axis !== null) return concatenate({ axis });
  switch (branch.join) {
    case 'maximum':
      return maximum();
    case 'minimum':
      return minimum();
    case 'multiply':
      return multiply();
    default:
      return add();
  }
}

function isSameShape(a: number[], b: number[]): boolean {
  return String(a) === String(b);
}

function addHead(builder: Builder, { is, classes, hidden, end }: Head): void {
  const [h, w] = builder.shapeOf(builder.last);
  const channels = builder.shapeOf(builder.last)[2]!;
  // A softmax of one unit is refused.
  const least = end.endsWith('softmax') ? 2 : 1;
  const steps: Record<Head['is'], Step[]> = {
    flatten: [flatten()],
    reshape: [reshape([-1])],
    average: [globalAveragePool()],
    maximum: [globalMaxPool()],
    convolution: [conv([h!, w!], 4, { activation: 'relu' }), flatten()],
    // Means of probabilities are refused.
    bare: [conv(1, Math.max(channels, least)), globalAveragePool()],
  };
  for (const step of steps[is]) builder.add(step);
  if (hidden && is !== 'bare') builder.add(dense(6, { activation: 'relu' }));
  const fused = end === 'fused softmax' && is !== 'bare';
  if (is !== 'bare')
    builder.add(dense(Math.max(classes, least), fused ? { activation: 'softmax' } : {}));
  if (end === 'softmax' || end === 'sigmoid') builder.add(activation(end));
}
