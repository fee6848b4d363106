import { ExplainError, type TensorValues } from '../../../protocol.js';

/** The logits of a network that has an output for each place, and the places that are explained. */
export interface Places {
  classes: number;
  /** Height and width of the outputs. */
  shape: [height: number, width: number];
  /** Flat indices of those that are explained. */
  chosen: number[];
}

/**
 * @param shape of the output: `[classes]`, or `[height, width, classes]` where dense layers are
 *   convolutions
 * @param place `x,y` or `all`; throws `unit-unknown`
 */
export function readPlaces(shape: readonly number[], place: string): Places {
  const classes = shape.at(-1)!;
  const [height, width] = shape.length === 3 ? [shape[0]!, shape[1]!] : [1, 1];
  const all = Array.from({ length: height * width }, (_, index) => index);
  if (place.trim() === 'all') return { classes, shape: [height, width], chosen: all };
  const [x, y, ...rest] = place
    .split(',')
    .map((part) => (/^\d+$/.test(part.trim()) ? Number(part) : NaN));
  if (x! < width && y! < height && rest.length === 0) {
    return { classes, shape: [height, width], chosen: [y! * width + x!] };
  }
  throw new ExplainError(
    'unit-unknown',
    `The network has no output at the place "${place}".`,
    `Write "all", or "x,y" with x below ${width} and y below ${height}.`,
  );
}

/** One logit per class: the mean over the places that are explained. */
export function meanLogits(all: Float32Array, { classes, chosen }: Places): Float32Array {
  return Float32Array.from({ length: classes }, (_, index) => {
    const sum = chosen.reduce((total, place) => total + all[place * classes + index]!, 0);
    return sum / chosen.length;
  });
}

/** One class's logit at each place, `[height, width]`. */
export function logitMap(
  all: Float32Array,
  { classes, shape }: Places,
  index: number,
): TensorValues {
  const data = Float32Array.from(
    { length: shape[0] * shape[1] },
    (_, place) => all[place * classes + index]!,
  );
  return { data, shape: [...shape] };
}
