import { isRecord } from '../json.js';
import { invalidLayer, refusedLayer, shown } from './layer-config.js';
import type { ExplainError } from '../../../protocol.js';
import type { LayerPlan, PlanLayer } from './layer-plan.js';
import type { KerasLayer } from './topology.js';
import type { Shape } from '../../operations/operation.js';

/** `x[:, 2:14, ::2]` in Keras 3: the ranges are the second argument. */
export const getItem: PlanLayer = (layer, [input]) => {
  const { positional, keywords } = layer.given;
  const given = keywords.key ?? positional.find((argument) => 'value' in argument);
  return sliced(layer, input!, given && 'value' in given ? given.value : null);
};

/** The same in Keras 2. */
export const slicingOpLambda: PlanLayer = (layer, [input]) => {
  const { slice_spec: given } = layer.given.keywords;
  return sliced(layer, input!, given && 'value' in given ? given.value : null);
};

function sliced(layer: KerasLayer, input: Shape, given: unknown): LayerPlan {
  const ranges = Array.isArray(given) ? (given as unknown[]) : [given];
  const [batch, ...rest] = ranges;
  if (String(rangeIn(batch, 1)) !== '0,1,1' || rest.length > input.length) {
    throw refused(layer, given);
  }
  const all = input.map((size, axis) =>
    axis < rest.length ? rangeIn(rest[axis], size) : [0, size, 1],
  );
  if (!all.every((range) => range !== null)) throw refused(layer, given);
  const lengths = all.map(([begin, end, stride]) => Math.ceil((end! - begin!) / stride!));
  if (lengths.some((length) => length < 1)) {
    throw invalidLayer(layer, `takes nothing of [${input.join(', ')}]`);
  }
  const isDropped = (axis: number) => typeof rest[axis] === 'number';
  const shape = lengths.filter((_, axis) => !isDropped(axis));
  const [begin, end, strides] = [0, 1, 2].map((index) => all.map((range) => range[index]!));
  return {
    shape,
    end: 'slice',
    build: () => [
      { kind: 'slice', begin: begin!, end: end!, strides: strides! },
      ...(shape.length < lengths.length ? [{ kind: 'reshape' as const, shape }] : []),
    ],
  };
}

/** Begin, end and stride; `null` for what goes backwards, is no whole number, or is an ellipsis. */
function rangeIn(range: unknown, size: number): number[] | null {
  const at = (place: number) => Math.min(Math.max(place < 0 ? place + size : place, 0), size);
  if (typeof range === 'number') {
    return Number.isInteger(range) ? [at(range), at(range) + 1, 1] : null;
  }
  if (!isRecord(range)) return null;
  const { start, stop, step } = isRecord(range.config) ? range.config : range;
  const [begin, end, stride] = [start ?? 0, stop ?? size, step ?? 1].map(Number);
  if (![begin, end, stride].every(Number.isInteger) || stride! < 1) return null;
  return [at(begin!), at(end!), stride!];
}

function refused(layer: KerasLayer, given: unknown): ExplainError {
  return refusedLayer(
    layer,
    `takes the part ${shown(given)}`,
    'Take ranges with whole numbers, forwards, of any axis but that of the batch.',
  );
}
