import { ExplainError } from '../../protocol.js';
import { isRecord, type Kind } from './kinds.js';
import { meantName } from './other-names.js';
import { optionUnknown } from './require-known.js';

/** The options of a function, and how errors describe them. */
export interface Reading {
  /** Such as `saliency()`. */
  name: string;
  /** How the function is called; empty where there is no call. */
  usage: string;
  table: Readonly<Record<string, Kind>>;
  /** Options without a default. */
  needed?: readonly string[];
  /** Options of other arguments, often put here by mistake. */
  elsewhere?: readonly string[];
}

/**
 * Reads options, leaving out those that are `undefined`, or `null` where that is not a value.
 *
 * @throws `option-unknown`, `argument-invalid`
 */
export function readOptions(reading: Reading, given: unknown): Record<string, unknown> {
  const { name, usage, table, needed = [] } = reading;
  if (!isRecord(given)) {
    throw argumentInvalid(
      `The options of ${name} are ${shown(given)}.`,
      usage === '' ? takes(reading) : `Give an object: ${usage}.`,
    );
  }
  const read: Record<string, unknown> = {};
  for (const [option, value] of Object.entries(given)) {
    const kind = Object.hasOwn(table, option) ? table[option] : undefined;
    if (!kind) throw unknown(reading, option);
    if (value === undefined || (value === null && !kind.fits(null))) continue;
    read[option] = readValue(`the option "${option}" of ${name}`, value, kind);
  }
  const missing = needed.find((option) => !(option in read));
  if (missing === undefined) return read;
  throw argumentInvalid(
    `The option "${missing}" of ${name} is missing.`,
    `It takes ${table[missing]!.is}.`,
  );
}

/** Reads one value and its contents; throws the same errors. */
export function readValue(name: string, value: unknown, kind: Kind, usage = ''): unknown {
  if (!kind.fits(value)) {
    const hint = usage === '' ? `It takes ${kind.is}.` : `It takes ${kind.is}: ${usage}.`;
    throw argumentInvalid(`${name[0]!.toUpperCase()}${name.slice(1)} is ${shown(value)}.`, hint);
  }
  if (!isRecord(value)) return value;
  const { parts, needed = [], each } = kind;
  if (parts) return readOptions({ name, usage: '', table: parts, needed }, value);
  if (!each) return value;
  const entries = Object.entries(value).map(([key, one]) => [
    key,
    readValue(`"${key}" of ${name}`, one, each),
  ]);
  return Object.fromEntries(entries);
}

export function argumentInvalid(message: string, hint: string): ExplainError {
  return new ExplainError('argument-invalid', message, hint);
}

function unknown(reading: Reading, option: string): ExplainError {
  const { name, usage, table, elsewhere = [] } = reading;
  return elsewhere.includes(option)
    ? optionUnknown(name, option, null, `It belongs in another argument: ${usage}.`)
    : optionUnknown(name, option, meantName(option, Object.keys(table)), takes(reading));
}

function takes({ table }: Reading): string {
  return `It takes { ${Object.keys(table).join(', ')} }.`;
}

/** The given value, short enough for a sentence. */
function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  const [, tag = 'Object'] = /^\[object (.*)\]$/.exec(Object.prototype.toString.call(value)) ?? [];
  return tag === 'Object' ? 'an object' : `an object of the kind ${tag}`;
}
