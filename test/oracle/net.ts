/** Seeded random networks, written as a list of layer makers whose shapes are inferred. */

import { numberOf, pick } from './graph.js';
import { outputShape } from './layers/index.js';
import type { Maker } from './makers/maker.js';
import { mulberry32 } from './random.js';
import type { LayerSpec, NetSpec, Shape } from './spec.js';

export * from './makers/normalizing.js';
export * from './makers/plain.js';
export * from './makers/pooling.js';
export * from './makers/weighted.js';
export * from './random.js';
export * from './spec.js';
export { shapes } from './graph.js';
export type { Maker } from './makers/maker.js';

/** A layer that does not, or not only, follow the layer before it. */
interface Wired {
  inputs: string[];
  make: Maker;
}

/** A layer that reads the named layers ('input' is the image) instead of the one before it. */
export function after(inputs: string | string[], make: Maker): Wired {
  return { inputs: [inputs].flat(), make };
}

/** A further call of the named layer, on the layer before it. */
export function again(name: string): { again: string } {
  return { again: name };
}

export type Step = Maker | Wired | { again: string };

/** Adds layers to a network one by one. */
export class Builder {
  readonly layers: LayerSpec[] = [];
  private readonly shapes: Shape[] = [];
  private readonly used = new Map<string, number>();
  private readonly random: () => number;

  constructor(
    private readonly input: [number, number, number],
    seed: number,
  ) {
    this.random = mulberry32(seed);
  }

  get net(): NetSpec {
    return { input: this.input, layers: this.layers };
  }

  /** Name of the layer added last; 'input' before the first. */
  get last(): string {
    return this.layers.at(-1)?.name ?? 'input';
  }

  shapeOf(layer: string): Shape {
    return pick([numberOf(this.layers, layer)], this.input, this.shapes)[0]!;
  }

  /** Layers without a given name are called conv1, conv2, dense1 ... Raises an error on bad shapes. */
  add(step: Step): string {
    const layer = 'again' in step ? this.callAgain(step.again) : this.make(step);
    const entering = (layer.inputs ?? [this.last]).map((name) => this.shapeOf(name));
    const shape = outputShape(layer, entering);
    this.layers.push(layer);
    this.shapes.push(shape);
    return layer.name;
  }

  private make(step: Maker | Wired): LayerSpec {
    const { inputs, make } = 'make' in step ? step : { inputs: undefined, make: step };
    const shape = this.shapeOf(inputs?.[0] ?? this.last);
    const layer = make({ shape, random: this.random, name: (base) => this.freshName(base) });
    return inputs ? { ...layer, inputs } : layer;
  }

  private callAgain(name: string): LayerSpec {
    const first = this.layers[numberOf(this.layers, name)]!;
    const call = this.layers.filter(({ shares }) => shares === name).length + 1;
    return { ...first, name: `${name}:${call}`, inputs: [this.last], shares: name };
  }

  private freshName(base: string): string {
    const number = (this.used.get(base) ?? 0) + 1;
    this.used.set(base, number);
    return `${base}${number}`;
  }
}

/** A network with random weights. */
export function build(input: [number, number, number], seed: number, steps: Step[]): NetSpec {
  const builder = new Builder(input, seed);
  for (const step of steps) builder.add(step);
  return builder.net;
}
