import { choicesOf } from './manifest.js';

const header = '// Generated from custom-elements.json.\n';

/**
 * What all frameworks share: the attributes of each element (with the properties that only script can
 * set), its events, and its listeners as attributes `onexplain-complete`.
 */
export function elementTypes(elements) {
  const classes = elements.map(({ name }) => name);
  const types = [...new Set(elements.flatMap((element) => element.types))].sort();
  return [
    header,
    `import type {\n  ${[...classes, ...types].join(',\n  ')},\n} from '../index.js';\n`,
    numbersAndFlags,
    ...elements.map(interfacesOf),
    '/** By tag: the class, what can be set, the events, and the listeners as attributes. */',
    'export interface ConvlensElements {',
    ...elements.map(({ tagName, name }) =>
      [
        `  '${tagName}': {`,
        `    element: ${name};`,
        `    attributes: ${name}Attributes;`,
        `    events: ${name}Events;`,
        `    listeners: ${name}Listeners;`,
        '  };',
      ].join('\n'),
    ),
    '}\n',
  ].join('\n');
}

const numbersAndFlags = `/** Also as text, as markup has it. */
type Numeric = number | \`\${number}\`;
/** \`""\` is what markup has for an attribute without a value. */
type Flag = boolean | '';
/** Numbers are written as text; \`true\` is an attribute without a value, \`false\` none at all. */
type Text = string | number | boolean;
`;

function interfacesOf({ name, tagName, attributes, members, properties, events }) {
  const own = attributes.map((attribute) => {
    const field = members.find((each) => each.name === attribute.fieldName);
    // Files, which no attribute can say.
    const more = /\bGivenModel\b/.test(field?.type.text)
      ? [`Exclude<${name}['${field.name}'], string | null>`]
      : [];
    return member(attribute, [attributeType(attribute.type), ...more, 'undefined'].join(' | '));
  });
  const byScript = properties.map((property) =>
    member(property, `${name}['${property.name}'] | undefined`),
  );
  const listeners = events.map((event) =>
    member(
      { ...event, name: `on${event.name}` },
      `((event: ${name}Events['${event.name}']) => void) | undefined`,
    ),
  );
  return [
    `/** What can be set on \`<${tagName}>\`. */`,
    `export interface ${name}Attributes {`,
    ...own,
    ...byScript,
    '}',
    `export interface ${name}Events {`,
    ...events.map(({ type, ...event }) => member(event, type.text, '')),
    '}',
    `export interface ${name}Listeners {`,
    ...listeners,
    '}\n',
  ].join('\n');
}

function member({ name, description }, type, optional = '?') {
  const key = /^\w+$/.test(name) ? name : `'${name}'`;
  const text = description.replaceAll('*/', '*\\/').replace(/\s*\n\s*/g, ' ');
  return `  /** ${text} */\n  ${key}${optional}: ${type};`;
}

function attributeType(type) {
  if (type.text === 'number') return 'Numeric';
  if (type.text === 'boolean') return 'Flag';
  const { texts, open } = choicesOf(type);
  if (open && texts.length === 0) return 'Text';
  // With a plain \`string\` beside them, editors would no longer suggest the texts.
  return [...texts.map((text) => `'${text}'`), ...(open ? ['(string & {})', 'number'] : [])].join(
    ' | ',
  );
}
