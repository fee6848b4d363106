import { defaultOf } from './manifest.js';
import { json } from './vscode.js';

/** What JetBrains editors read: tags, attributes, properties, events, slots, parts, custom properties. */
export function webTypes(elements, { name, version }, address) {
  return json({
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name,
    version,
    'js-types-syntax': 'typescript',
    'description-markup': 'markdown',
    contributions: { html: { elements: elements.map((each) => contribution(each, address)) } },
  });
}

function contribution(element, address) {
  const { tagName, description, attributes, slots, events, cssProperties, cssParts } = element;
  const fields = element.members.filter(({ kind }) => kind === 'field');
  return {
    name: tagName,
    description,
    'doc-url': address.element(tagName),
    attributes: attributes.map((attribute) => ({
      ...named(attribute),
      'doc-url': address.attribute(tagName, attribute.name),
      ...(defaultOf(attribute) && { default: defaultOf(attribute) }),
      value: attributeValue(attribute.type.text),
      ...(attribute.values && { values: attribute.values }),
    })),
    slots: slots.map(named),
    js: { properties: fields.map(typed), events: events.map(typed) },
    css: {
      properties: cssProperties.map((property) => ({
        ...named(property),
        'doc-url': address.customProperty(property.name),
        values: [property.default],
      })),
      parts: cssParts.map(named),
    },
  };
}

function attributeValue(type) {
  return type === 'boolean' ? { kind: 'no-value', type } : { kind: 'plain', type };
}

const named = ({ name, description }) => ({ name, description });
const typed = ({ name, description, type }) => ({ name, description, type: type.text });
