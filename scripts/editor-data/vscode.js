import { choicesOf } from './manifest.js';

const markdown = (value) => ({ kind: 'markdown', value });

/** Tags, attributes and their values, in VS Code's format of HTML custom data. */
export function vscodeHtml(elements) {
  const tags = elements.map(({ tagName, description, attributes, slots }) => ({
    name: tagName,
    description: markdown(`${description}\n\n${slots.map(slotLine).join('\n')}`),
    attributes: attributes.map((attribute) => ({
      name: attribute.name,
      description: markdown(attribute.description),
      ...valuesOf(attribute),
    })),
  }));
  return json({ version: 1.1, tags });
}

/** The custom properties, in VS Code's format of CSS custom data; what differs is told per element. */
export function vscodeCss(elements) {
  const meanings = new Map();
  for (const { tagName, cssProperties } of elements) {
    for (const { name, description } of cssProperties) {
      const tags = meanings.get(name) ?? meanings.set(name, new Map()).get(name);
      tags.set(description, [...(tags.get(description) ?? []), `<${tagName}>`]);
    }
  }
  const properties = [...meanings].sort().map(([name, tags]) => ({
    name,
    description: markdown(
      [...tags].map(([meaning, of]) => `${meaning} (\`${of.join('`, `')}\`)`).join('\n\n'),
    ),
  }));
  return json({ version: 1.1, properties });
}

/** Suggestions; `v` is VS Code's set of attributes that need no value. */
function valuesOf({ type }) {
  if (type.text === 'boolean') return { valueSet: 'v' };
  const { texts } = choicesOf(type);
  return texts.length > 0 ? { values: texts.map((name) => ({ name })) } : {};
}

function slotLine({ name, description }) {
  return `- ${name ? `slot \`${name}\`` : 'children'}: ${description}`;
}

export function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
