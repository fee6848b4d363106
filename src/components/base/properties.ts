import type { GivenCard } from '../../client/builtin-models.js';
import { jsonOf } from '../../client/given-card.js';
import type { GivenModel } from '../../client/given-models.js';
import type { BackendChoice } from '../../protocol.js';
import type { Revealing } from '../figure/concealed.js';

/** How a property reads what an author has written; `readMarkup` says what follows from it. */
export interface Declaration {
  type?: StringConstructor | NumberConstructor | BooleanConstructor;
  /** The attribute's name where it is not the property's in lower case; `false` for none. */
  attribute?: string | false;
  /** Whether the attribute follows the property. */
  reflect?: boolean;
  /** Its words count in any case: `true` where the kit writes all of them in lower case. */
  keywords?: true | readonly string[];
  /** An empty text says something else than no text. */
  mayBeEmpty?: boolean;
  /** Whether it is set to something else; what is not the same unless given. */
  hasChanged?: (value: unknown, before: unknown) => boolean;
  /** The default; `null` unless given. That of a number may be a keyword, as may its `keywords`. */
  initial?: unknown;
}

/** By the name of the property. */
export type Declarations = Record<string, Declaration>;

/** What every element that computes reads. */
export interface CommonAttributes {
  loading: 'lazy' | 'eager' | 'click';
  backend: BackendChoice;
  width: number | null;
  height: number | null;
  controls: string | null;
  layout: Layout | null;
  toolbar: string | null;
  span: 'wide' | 'screen' | null;
  label: string | null;
}

/** What every element reads besides that explains what a network makes of an image. */
export interface ImageAttributes extends CommonAttributes, Revealing {
  model: GivenModel;
  card: GivenCard | null;
  output: string | null;
  src: string | null;
  target: string;
  colormap: string;
  range: string;
}

const keyword: Declaration = { type: String, keywords: true };
const colormap = { type: String, keywords: ['RdBu', 'PuOr', 'PRGn', 'BrBG', 'greys'] };
const target = { type: String, keywords: ['top'], initial: 'top' };
export const contrast: Declaration = {
  type: String,
  keywords: ['none', 'others', 'rivals'],
  initial: 'none',
};
/** An empty address is a mistake, as in `<img src="">`, that a default would hide. */
const src: Declaration = { type: String, mayBeEmpty: true };

/** Equal cards are the same: frameworks make a new object each time they render. */
export const cardProperty: Declaration = {
  type: String,
  hasChanged: (value, before) =>
    value !== before &&
    !(typeof value === 'object' && typeof before === 'object' && jsonOf(value) === jsonOf(before)),
};

/** Its styles read the attribute: how much of an element is shown, how far it spans. */
export type Layout = 'full' | 'compact';
export const layoutProperty: Declaration = { ...keyword, reflect: true };

/** Not named as its attribute: that is the method which shows the rest. */
export const revealProperty: Declaration = { ...keyword, attribute: 'reveal', initial: 'all' };

/** The attributes of every element that computes. */
export const commonProperties: Declarations = {
  loading: { ...keyword, initial: 'lazy' },
  backend: { ...keyword, initial: 'auto' },
  width: { type: Number },
  height: { type: Number },
  controls: keyword,
  layout: layoutProperty,
  toolbar: keyword,
  span: layoutProperty,
  label: { type: String },
};

/** Those that every element has besides which explains what a network makes of an image. */
export const imageProperties: Declarations = {
  model: { type: String, mayBeEmpty: true, initial: '' },
  card: cardProperty,
  output: { type: String },
  src,
  target,
  colormap: { ...colormap, initial: 'RdBu' },
  range: { ...keyword, initial: 'unit' },
  image: { attribute: false },
  revealed: revealProperty,
};

/** Those of them whose change asks for a new computation. */
export const imageRequestNames = [
  'model',
  'card',
  'output',
  'src',
  'target',
  'backend',
  'image',
] as const;

/**
 * The one rule of what attributes and properties say, written in HTML or set by a script. White space
 * around a value does not count, nor the case of a keyword; names of models, layers and classes are
 * taken as they are written. Numbers may come as text, and text as a number. `true` and `false` say of
 * a text what they say of any attribute: that it is there, or not.
 *
 * @returns `null` for what is not there, or empty: the property then has its default
 */
export function readMarkup(value: unknown, declaration: Declaration): unknown {
  const { type, mayBeEmpty } = declaration;
  if (value === undefined || value === null) return null;
  if (type === Boolean) return typeof value === 'string' ? true : value;
  if (type === String) {
    if (typeof value === 'boolean') return value ? readMarkup('', declaration) : null;
    if (typeof value === 'number') return String(value);
  }
  if (!type) return value;
  if (typeof value !== 'string') return isFileList(value) ? [...value] : value;
  const text = value.trim();
  if (text === '' && !mayBeEmpty) return null;
  const words = [declaration.initial].concat(declaration.keywords);
  const isNumber = type === Number && !words.includes(text.toLowerCase());
  return isNumber ? Number(text) : inItsCase(text, declaration);
}

/** The input that it comes from may empty it. */
function isFileList(value: unknown): value is Iterable<unknown> {
  return String(value) === '[object FileList]';
}

function inItsCase(text: string, { keywords = [] }: Declaration): string {
  const lower = text.toLowerCase();
  if (keywords === true) return lower;
  return keywords.find((word) => word.toLowerCase() === lower) ?? text;
}

/** The name of a property's attribute; `null` where it has none. */
export function attributeOf(name: string, { attribute }: Declaration): string | null {
  if (attribute === false) return null;
  return typeof attribute === 'string' ? attribute : name.toLowerCase();
}

/**
 * What an element's properties are by what its tag says.
 *
 * @param declarations of `Attributes`, property by property
 * @param written by the names of attributes
 */
export function readAttributes<Attributes extends object>(
  declarations: Declarations,
  written: Readonly<Record<string, string>>,
): Attributes {
  const read = Object.entries(declarations).map(([name, declaration]) => {
    const attribute = attributeOf(name, declaration);
    const value = attribute === null ? null : readMarkup(written[attribute] ?? null, declaration);
    return [name, value ?? declaration.initial ?? null];
  });
  // The declarations say the types.
  return Object.fromEntries(read) as Attributes;
}

/** What a scene sets for the elements inside it. */
export const sharedNames = [
  'model',
  'card',
  'output',
  'src',
  'image',
  'target',
  'contrast',
  'backend',
  'colormap',
  'range',
  'revealed',
] as const;

/** A scene that leaves the class to the network, or a setting to the elements, says nothing. */
export function says(value: unknown, name: string): boolean {
  // An empty address is a mistake that the elements tell.
  return (Boolean(value) && value !== 'top') || (name === 'src' && value === '');
}
