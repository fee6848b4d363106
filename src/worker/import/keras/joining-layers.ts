import { affine } from './channel-constants.js';
import { invalidLayer, readNumber } from './layer-config.js';
import type { LayerPlan, PlanLayer } from './layer-plan.js';
import type { Shape } from '../../operations/operation.js';
import type { KerasLayer } from './topology.js';

export const addition: PlanLayer = (layer, inputs) => ({
  shape: repeated(layer, inputs),
  end: 'add',
  build: () => [{ kind: 'add' }],
});

export const multiplication: PlanLayer = (layer, inputs) => ({
  shape: repeated(layer, inputs),
  end: 'multiply',
  build: () => [{ kind: 'multiply' }],
});

/** Of each place the largest or the smallest value of all inputs. */
export function extreme(kind: 'maximum' | 'minimum'): PlanLayer {
  return (layer, inputs) => ({
    shape: repeated(layer, inputs),
    end: kind,
    build: () => [{ kind }],
  });
}

export const average: PlanLayer = (layer, inputs) => ({
  shape: repeated(layer, inputs),
  end: 'affine',
  build: () => [{ kind: 'add' }, affine([1 / inputs.length], [0])],
});

/** What Inception-ResNet adds: the first input, and the second one scaled. */
export const customScale: PlanLayer = (layer, inputs) => {
  if (inputs.length !== 2) throw invalidLayer(layer, `has ${inputs.length} inputs, but needs 2`);
  const scale = readNumber(layer, 'scale');
  return {
    shape: repeated(layer, inputs),
    before: { input: 1, operation: () => affine([scale], [0]) },
    end: 'add',
    build: () => [{ kind: 'add' }],
  };
};

/** Of two inputs: the second one's negative is added. */
export const subtraction: PlanLayer = (layer, inputs) => {
  if (inputs.length !== 2) throw invalidLayer(layer, `has ${inputs.length} inputs, but needs 2`);
  const [first, second] = inputs;
  return {
    shape: repeated(layer, [first!, second!]),
    before: { input: 1, operation: () => negative(second!) },
    end: 'add',
    build: () => [{ kind: 'add' }],
  } satisfies LayerPlan;
};

export function negative(input: Shape) {
  const channels = input.at(-1)!;
  return affine(new Array<number>(channels).fill(-1), new Array<number>(channels).fill(0));
}

/** Inputs of fewer axes have theirs at the end; an axis of length 1 is repeated. */
function repeated(layer: KerasLayer, inputs: readonly Shape[]): Shape {
  const rank = Math.max(...inputs.map((input) => input.length));
  const lengths = (axis: number) => inputs.map((input) => input[axis - rank + input.length] ?? 1);
  const shape = Array.from({ length: rank }, (_, axis) => Math.max(...lengths(axis)));
  const fits = shape.every((most, axis) =>
    lengths(axis).every((length) => length === 1 || length === most),
  );
  if (fits) return shape;
  const shapes = inputs.map((input) => `[${input.join(', ')}]`).join(' and ');
  throw invalidLayer(layer, `joins inputs of the shapes ${shapes}, which do not fit`);
}
