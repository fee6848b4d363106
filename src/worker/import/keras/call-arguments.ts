import { isRecord, type JsonRecord } from '../json.js';

/** A layer's call that another reads the output of. */
export interface Reference {
  layer: string;
  /** Which of its calls. */
  call: number;
  /** Which of its outputs. */
  output: number;
}

/** What a layer is called with, in order: an output of another call, or a value. */
export type Argument<R> = { from: R } | { value: unknown };

/** What one call is given. */
export interface CallArguments<R> {
  positional: Argument<R>[];
  keywords: Record<string, Argument<R>>;
}

/** A constant that TensorFlow writes in the place of a layer's name. */
const constantMark = '_CONSTANT_VALUE';

/**
 * One entry of `inbound_nodes`. Keras 2: `[["conv1", 0, 0, {"training": false}]]`, operations
 * without the outer list; Keras 3: `{args, kwargs}` with tensors that have a `keras_history`.
 */
export function readArguments(node: unknown): CallArguments<Reference> {
  if (isRecord(node)) {
    const keywords = isRecord(node.kwargs) ? node.kwargs : {};
    return {
      positional: (Array.isArray(node.args) ? node.args : []).flatMap(flattened),
      keywords: mapValues(sorted(keywords), (value) => flattened(value)[0] ?? { value }),
    };
  }
  const list: unknown[] = Array.isArray(node) ? node : [];
  const entries = list.every((entry) => Array.isArray(entry)) ? list : [list];
  const keywords = entries.map((entry) => entry[3]).filter(isRecord);
  return {
    positional: entries.map(positionalOf),
    // Each tensor of a list is written with the keywords of the call.
    keywords: mapValues(sorted(Object.fromEntries(keywords.flatMap(Object.entries))), (value) => {
      const from = listedReference(value);
      return from ? { from } : { value };
    }),
  };
}

function positionalOf(entry: unknown[]): Argument<Reference> {
  const from = listedReference(entry);
  return entry[0] === constantMark || !from ? { value: entry[2] } : { from };
}

/** The tensors of a list are arguments like others; a list of numbers is one value. */
function flattened(value: unknown): Argument<Reference>[] {
  const from = tensorReference(value);
  if (from) return [{ from }];
  const isList = Array.isArray(value) && value.some((item) => tensorReference(item) !== null);
  return isList ? value.flatMap(flattened) : [{ value }];
}

function tensorReference(value: unknown): Reference | null {
  const isTensor = isRecord(value) && value.class_name === '__keras_tensor__';
  return isTensor && isRecord(value.config) ? listedReference(value.config.keras_history) : null;
}

/** `["conv1", 0, 0]`, also with keywords behind. */
function listedReference(value: unknown): Reference | null {
  if (!Array.isArray(value)) return null;
  const [layer, call, output] = value as unknown[];
  const isReference = typeof layer === 'string' && typeof call === 'number' && call >= 0;
  return isReference ? { layer, call, output: typeof output === 'number' ? output : 0 } : null;
}

/** What `input_layers` and `output_layers` list: one reference, or several, also by names. */
export function readReferences(value: unknown): Reference[] {
  const reference = listedReference(value);
  if (reference) return [reference];
  if (isRecord(value)) return readReferences(Object.values(value));
  return Array.isArray(value) ? value.flatMap((item) => listedReference(item) ?? []) : [];
}

/** The references among the arguments, in order. */
export function referencesOf<R>({ positional, keywords }: CallArguments<R>): R[] {
  return [...positional, ...Object.values(keywords)].flatMap((argument) =>
    'from' in argument ? [argument.from] : [],
  );
}

/** The same arguments with references of another kind. */
export function redirected<R, S>(
  { positional, keywords }: CallArguments<R>,
  redirect: (reference: R) => S,
): CallArguments<S> {
  const each = (argument: Argument<R>): Argument<S> =>
    'from' in argument ? { from: redirect(argument.from) } : argument;
  return { positional: positional.map(each), keywords: mapValues(keywords, each) };
}

/** Operands that are given by name, x1 and x2, come in their order. */
function sorted(keywords: JsonRecord): JsonRecord {
  return Object.fromEntries(Object.entries(keywords).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function mapValues<A, B>(record: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
