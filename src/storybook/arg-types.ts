import { defaultOf, fieldOf, type Field } from './attributes.js';
import type { ElementDeclaration, Item } from './manifest.js';

/** A row of Storybook's table of arguments, as far as it is made here. */
export interface ArgType {
  name: string;
  description?: string;
  type?: { name: 'string' | 'number' | 'boolean' };
  control:
    { type: 'text' | 'number' | 'boolean' | 'select'; labels?: Record<string, string> } | false;
  options?: string[];
  /** Of an attribute: what the panel "Attributes" makes of it. */
  field?: Field;
  table: {
    category: string;
    type?: { summary: string };
    defaultValue?: { summary: string };
  };
}

/**
 * The rows of an element: attributes by their names, with a control each, then everything else the
 * manifest says, by names that no attribute has. (Storybook's own rows are named alike: a part `caption`
 * overwrites a slot `caption`, and a part `layers` the attribute.)
 */
export function argTypesOf(element: ElementDeclaration): Record<string, ArgType> {
  const attributes = new Set(element.attributes.map(({ name }) => name));
  const properties = element.members.filter(
    ({ kind, attribute }) => kind === 'field' && !(attribute && attributes.has(attribute)),
  );
  const methods = element.members
    .filter(({ kind }) => kind === 'method')
    .map((method) => ({ ...method, type: method.return?.type ?? { text: 'void' } }));
  const rows = [
    ...element.attributes.map(attributeRow),
    ...properties.map((item) => row(item, 'properties', `.${item.name}`)),
    ...methods.map((item) => row(item, 'methods', `${item.name}()`)),
    ...(element.slots ?? []).map((item) => row(item, 'slots', slotName(item))),
    ...(element.events ?? []).map((item) => row(item, 'events', `@${item.name}`)),
    ...(element.cssProperties ?? []).map((item) => row(item, 'custom properties', item.name)),
    ...(element.cssParts ?? []).map((item) => row(item, 'parts', `::part(${item.name})`)),
  ];
  return Object.fromEntries(rows.map((each) => [each.name, each]));
}

function slotName({ name }: Item): string {
  return name ? `slot="${name}"` : '(default slot)';
}

function row(item: Item, category: string, name: string): ArgType {
  const { description, type, default: value } = item;
  return {
    name,
    ...(description && { description }),
    control: false,
    table: {
      category,
      ...(type && { type: { summary: type.text } }),
      ...(value && value !== 'undefined' && { defaultValue: { summary: value } }),
    },
  };
}

function attributeRow(attribute: Item): ArgType {
  const field = fieldOf(attribute);
  return {
    ...row(attribute, 'attributes', attribute.name),
    ...control(attribute, field),
    field,
  };
}

/** A switch, a number, a choice, or a text where any may be given. */
function control(attribute: Item, field: Field): Pick<ArgType, 'control' | 'options' | 'type'> {
  if (field.kind === 'switch') return { type: { name: 'boolean' }, control: { type: 'boolean' } };
  if (field.kind === 'number') return { type: { name: 'number' }, control: { type: 'number' } };
  const type = { name: 'string' } as const;
  if (field.kind === 'text') return { type, control: { type: 'text' } };
  // What has no default can be taken back.
  const isOptional = defaultOf(attribute) === undefined;
  // A list of its own: what two places share is lost on its way to the manager.
  const options = [...(isOptional ? [''] : []), ...field.options];
  return {
    type,
    options,
    control: { type: 'select', ...(isOptional && { labels: { '': 'not set' } }) },
  };
}

/** Rows by Storybook's own reading of a manifest, which these replace. */
const replaced = [
  'properties',
  'attributes',
  'events',
  'slots',
  'css custom properties',
  'css shadow parts',
];

/** What a story's author may say about a row, besides its text. */
const settings = ['control', 'options', 'mapping', 'if'];

/** Rows of any kind: an author's, Storybook's, or these. */
export type Rows = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * The element's rows, with what the author of a story has said about them.
 *
 * @param given rows of the author, into which Storybook may have merged its own reading of the manifest
 */
export function mergedArgTypes(element: ElementDeclaration, given: Rows): Rows {
  const own = argTypesOf(element);
  const { attributes, members, slots, events, cssProperties, cssParts } = element;
  const items = [attributes, members, slots, events, cssProperties, cssParts];
  const texts = new Set(items.flatMap(textsOf));
  const merged = Object.entries(own).map(([name, ownRow]) => {
    const { description, table, ...rest } = given[name] ?? {};
    const said = Object.entries(rest).filter(([key]) => settings.includes(key));
    const isHidden = isRecord(table) && table['disable'] === true;
    return [
      name,
      {
        ...ownRow,
        ...Object.fromEntries(said),
        ...(typeof description === 'string' && !texts.has(description) && { description }),
        ...(isHidden && { table: { ...ownRow.table, disable: true } }),
      },
    ];
  });
  const added = Object.entries(given).filter(([name, each]) => !(name in own) && !isReplaced(each));
  return Object.fromEntries([...merged, ...added]);
}

function textsOf(items: Item[] | undefined): string[] {
  return (items ?? []).flatMap(({ description }) => description ?? []);
}

/** Storybook's rows have no control yet; it also makes a hidden row `onExplainComplete` of each event. */
function isReplaced({ table, action, control }: Readonly<Record<string, unknown>>): boolean {
  if (!isRecord(table) || control !== undefined) return false;
  return (
    replaced.includes(String(table['category'])) ||
    (table['disable'] === true && action !== undefined)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
