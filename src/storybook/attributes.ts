import type { ElementDeclaration, Item } from './manifest.js';

/** The arguments of a story, by the names of attributes. */
export type Args = Readonly<Record<string, unknown>>;

/** Attributes that mean something when they are there and empty (`layers`), and are else left out. */
const mayBeEmpty = ['layers', 'denominators', 'epochs', 'generator', 'judge', 'permalink'];

/** How the value of an attribute is given. */
export type Field =
  /** There or not there. */
  | { kind: 'switch' }
  | { kind: 'number' }
  /** One of these texts. */
  | { kind: 'choice'; options: string[] }
  /** Any text; these are suggestions. `flag`: the empty text means something else than no attribute. */
  | { kind: 'text'; suggestions: string[]; flag: boolean };

/** The field of an attribute, by its type in the manifest: a union that admits any text, or numbers, is a text. */
export function fieldOf({ name, type, values = [] }: Item): Field {
  const members = (type?.text ?? 'string')
    .split('|')
    .map((member) => member.trim())
    .filter((member) => !['null', 'undefined'].includes(member));
  if (members.join() === 'boolean') return { kind: 'switch' };
  if (members.join() === 'number') return { kind: 'number' };
  const options = members.flatMap((member) => /^'(.*)'$/.exec(member)?.[1] ?? []);
  if (options.length === members.length) return { kind: 'choice', options };
  // Names that a list takes, such as methods, are no members of its type.
  const suggestions = [...new Set([...options, ...values.map((value) => value.name)])];
  return { kind: 'text', suggestions, flag: mayBeEmpty.includes(name) };
}

/** The default of an attribute as a value of its field; `undefined` where it has none. */
export function defaultOf(attribute: Item): string | number | boolean | undefined {
  const { default: written } = attribute;
  const { kind } = fieldOf(attribute);
  if (kind === 'switch') return written === 'true';
  if (written === undefined || ['undefined', 'null', "''"].includes(written)) return undefined;
  return kind === 'number' ? Number(written) : written.replace(/^'(.*)'$/, '$1');
}

/**
 * What stands in the field of an attribute before anybody has set it. A flag is left out: its empty field
 * would say that the attribute is there.
 */
export function initialArgs({ attributes }: ElementDeclaration): Args {
  return Object.fromEntries(
    attributes.flatMap((attribute) => {
      const field = fieldOf(attribute);
      const isFlag = field.kind === 'text' && field.flag;
      const value = defaultOf(attribute) ?? (isFlag ? undefined : '');
      return value === undefined ? [] : [[attribute.name, value]];
    }),
  );
}

/** The attributes that arguments make, as they are written; what is the default anyway is left out. */
export function attributesFrom(
  { attributes }: ElementDeclaration,
  args: Args,
): Record<string, string> {
  return Object.fromEntries(
    attributes.flatMap((attribute) => {
      const text = textOf(attribute, args[attribute.name]);
      return text === null ? [] : [[attribute.name, text]];
    }),
  );
}

function textOf(attribute: Item, value: unknown): string | null {
  const field = fieldOf(attribute);
  if (value === undefined || value === null || Number.isNaN(value)) return null;
  if (field.kind === 'switch') return value === true || value === 'true' ? '' : null;
  // A flag without a value, as in a story's `layers: true`.
  const text = value === true ? '' : String(value);
  if (value === false) return null;
  if (text === '') return field.kind === 'text' && field.flag ? '' : null;
  return text === String(defaultOf(attribute)) ? null : text;
}
