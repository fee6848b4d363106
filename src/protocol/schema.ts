/**
 * A schema is a reader: it takes a value of unknown type and gives one of a known type, or throws
 * the first fault. Readers are put together from the few below.
 */

/** A value that breaks its schema; whoever knows the file makes an `ExplainError` of it. */
export class Fault extends Error {
  /**
   * @param field where the value lies, such as `samples[3].label`
   * @param found the value in words
   * @param wanted goes on after "It has to be"
   */
  constructor(
    readonly field: string,
    readonly found: string,
    readonly wanted: string,
  ) {
    super(`${field} is ${found}`);
  }
}

export type Reader<T> = (value: unknown, field: string) => T;
export type Read<R> = R extends Reader<infer T> ? T : never;

/** @param most characters */
export function text(most: number, least = 1): Reader<string> {
  return (value, field) => {
    if (typeof value === 'string' && value.length >= least && value.length <= most) return value;
    throw new Fault(field, inWords(value), `text of ${least} to ${group(most)} characters`);
  };
}

/** A text by which something is found again: plain objects are indexed by it. */
export const name: Reader<string> = (value, field) => {
  const read = text(1000)(value, field);
  if (read === '__proto__') throw new Fault(field, inWords(value), 'another name');
  return read;
};

export function number(least = -Number.MAX_VALUE, most = Number.MAX_VALUE): Reader<number> {
  return (value, field) => {
    if (typeof value === 'number' && value >= least && value <= most) return value;
    const bounds = least === -Number.MAX_VALUE ? '' : ` from ${group(least)} to ${group(most)}`;
    throw new Fault(field, inWords(value), `a finite number${bounds}`);
  };
}

export function whole(least: number, most: number): Reader<number> {
  return (value, field) => {
    if (Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most) {
      return Number(value);
    }
    throw new Fault(field, inWords(value), `a whole number from ${group(least)} to ${group(most)}`);
  };
}

export function word<W extends string>(...words: W[]): Reader<W> {
  return (value, field) => {
    const known = words.find((each) => each === value);
    if (known !== undefined) return known;
    throw new Fault(field, inWords(value), `one of ${words.join(', ')}`);
  };
}

export function list<T>(item: Reader<T>, most: number, least = 0): Reader<T[]> {
  return (value, field) => {
    if (Array.isArray(value) && value.length >= least && value.length <= most) {
      return value.map((each, index) => item(each, `${field}[${index}]`));
    }
    const length = least === most ? String(most) : `${least} to ${group(most)}`;
    throw new Fault(field, inWords(value), `a list of ${length} entries`);
  };
}

/** An object; fields that are not named here are left alone. */
export function record<F extends Record<string, Reader<unknown>>>(
  fields: F,
): Reader<{ [K in keyof F]: Read<F[K]> }> {
  return (value, field) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new Fault(field, inWords(value), 'an object');
    }
    const read = Object.entries(fields).map(([key, reader]) => [
      key,
      reader(Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined, join(field, key)),
    ]);
    // The keys are those of `fields`, which TypeScript does not follow through entries.
    return Object.fromEntries(read) as { [K in keyof F]: Read<F[K]> };
  };
}

/** An object of values of one kind, by any name. */
export function dictionary<T>(item: Reader<T>, most: number): Reader<Record<string, T>> {
  return (value, field) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new Fault(field, inWords(value), 'an object');
    }
    const entries = Object.entries(value);
    if (entries.length > most) {
      throw new Fault(field, `${group(entries.length)} entries`, `at most ${group(most)} entries`);
    }
    return Object.fromEntries(
      entries.map(([key, each]) => [
        name(key, field),
        item(each, join(field, JSON.stringify(key))),
      ]),
    );
  };
}

/** What may be left out, or be `null`. */
export function optional<T, F>(reader: Reader<T>, fallback: F): Reader<T | F> {
  return (value, field) =>
    value === undefined || value === null ? fallback : reader(value, field);
}

/** Throws where a value is there twice. */
export function requireUnique(values: readonly (string | number)[], field: string): void {
  const known = new Set<string | number>();
  values.forEach((value, index) => {
    if (known.has(value)) {
      throw new Fault(
        field.replace('*', String(index)),
        inWords(value),
        'different from the others',
      );
    }
    known.add(value);
  });
}

function join(field: string, key: string): string {
  return field === '' ? key : `${field}.${key}`;
}

/** A value of any size, in a few words. */
export function inWords(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'string') return JSON.stringify(cut(value));
  if (Array.isArray(value)) {
    const short = value.length <= 8 && value.every((each) => typeof each === 'number');
    return short ? `[${value.join(', ')}]` : `a list of ${group(value.length)}`;
  }
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

export function cut(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}

/** A number with its thousands set apart. */
export function group(value: number): string {
  return value.toLocaleString('en-US');
}
