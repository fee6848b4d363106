import path from 'node:path';
import { readElements } from '../editor-data/manifest.js';

/**
 * What pages use: of each element its attributes, properties, methods, events, slots, parts, custom properties and
 * states, from the manifest of a build. One line for each, so that a difference can be read.
 */
export async function htmlReport(dist) {
  const elements = await readElements(path.join(dist, 'custom-elements.json'));
  return elementsReport(elements);
}

export function elementsReport(elements) {
  return [
    '# The interface of convlens: HTML',
    'Written by `npm run api`. Do not edit it.',
    ...elements.map(elementReport),
  ]
    .join('\n\n')
    .concat('\n');
}

function elementReport(element) {
  const { tagName, name, attributes = [], members, events, slots, cssParts } = element;
  const fields = members.filter(({ kind, attribute }) => kind === 'field' && !attribute);
  const methods = members.filter(({ kind }) => kind === 'method');
  const lines = [
    ...lined('attribute', attributes, attributeLine),
    ...lined('attribute', attributes.flatMap(acceptedValues), (line) => line),
    ...lined('property', fields, (field) => {
      return `${field.name}: ${field.type?.text ?? 'unknown'}${field.readonly ? ', read-only' : ''}`;
    }),
    ...lined('method', methods, methodLine),
    ...lined('event', events, (event) => `${event.name}: ${event.type.text}`),
    ...lined('slot', slots, (slot) => slot.name || '(default)'),
    ...lined('part', cssParts, (part) => part.name),
    ...lined('custom property', element.cssProperties, (property) =>
      [property.name, property.syntax, property.default && `= ${property.default}`]
        .filter(Boolean)
        .join(' '),
    ),
    ...lined('state', element.cssStates ?? [], (state) => state.name),
  ];
  return `## \`<${tagName}>\`, \`${name}\`\n\n\`\`\`text\n${lines.join('\n')}\n\`\`\``;
}

export function lined(kind, items, lineOf) {
  const lines = items.map((item) => `${kind} ${lineOf(item)}`.replaceAll(/\s+/g, ' '));
  return lines.sort((a, b) => (a < b ? -1 : 1));
}

function attributeLine({ name, fieldName, default: value, reflects }) {
  const property = fieldName === name ? '' : ` (${fieldName})`;
  return `${name}${property}, default ${value ?? 'none'}${reflects ? ', reflected' : ''}`;
}

/** Each on a line of its own: another value is an addition. */
function acceptedValues({ name, type }) {
  const values = (type?.text ?? 'unknown').split(' | ');
  return values.map((value) => `${name} accepts ${value}`);
}

function methodLine({ name, parameters = [], return: returned }) {
  const list = parameters.map((each) => {
    return `${each.name}${each.optional ? '?' : ''}: ${each.type?.text ?? 'unknown'}`;
  });
  return `${name}(${list.join(', ')}): ${returned?.type?.text ?? 'void'}`;
}
