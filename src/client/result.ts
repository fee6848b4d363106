import type { Contrast, Prediction, Shape3, Target } from '../protocol.js';

/** What every explanation has in common; `details` differ per method. */
export interface ExplainResult<Details = unknown, Method extends string = string> {
  /** What explained: a saliency method, a composite, or the element's name for what it does. */
  method: Method;
  /** As the author named it. */
  model: string;
  /** Raw, signed, row-major, in input space; never normalized. */
  map: Float32Array;
  /** Of `map`: `[height, width, channels]`. */
  shape: Shape3;
  /** The class that is explained, with its scores. */
  target: Target;
  /** What the target is explained rather than; absent where it is explained by itself. */
  contrast?: Contrast;
  /** Best first. */
  predictions: Prediction[];
  /** What computed: `webgl`, `wasm` or `cpu`. */
  backend: string;
  /** Of the numbers that it computed with. */
  precision: 'float32' | 'float16';
  /** Milliseconds per phase. */
  timings: Record<string, number>;
  /** What the method alone gives. */
  details: Details;
}

/** Where and how the engine computed. */
interface Computed extends Pick<ExplainResult, 'backend' | 'precision' | 'timings'> {
  notes: readonly string[];
}

/** What the page knows of an explanation, and what the engine says of how it computed it. */
export interface Explained<Details> extends Omit<ExplainResult<Details>, keyof Computed> {
  compute: Computed;
  /** Over those of `compute`. */
  timings?: Record<string, number>;
  /** What is uncertain about the input, in sentences. */
  notes: readonly string[] | undefined;
}

/** Every explanation becomes a result here, with all that is uncertain about it in `details.notes`. */
export function toResult<Details>({
  compute,
  timings,
  notes,
  details,
  ...explained
}: Explained<Details>): ExplainResult<Details & { notes: string[] }> {
  const { backend, precision } = compute;
  return {
    ...explained,
    backend,
    precision,
    timings: { ...compute.timings, ...timings },
    details: { ...details, notes: [...new Set([...(notes ?? []), ...compute.notes])] },
  };
}
