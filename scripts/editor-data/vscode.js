const markdown = (value) => ({ kind: 'markdown', value });
const reference = (name, url) => [{ name: `convlens: ${name}`, url }];

/** Tags, attributes and their values, in VS Code's format of HTML custom data. */
export function vscodeHtml(elements, address) {
  const tags = elements.map(({ tagName, description, attributes, slots }) => ({
    name: tagName,
    description: markdown(`${description}\n\n${slots.map(slotLine).join('\n')}`),
    attributes: attributes.map((attribute) => ({
      name: attribute.name,
      description: markdown(attribute.description),
      ...valuesOf(attribute),
      references: reference(attribute.name, address.attribute(tagName, attribute.name)),
    })),
    references: reference(`<${tagName}>`, address.element(tagName)),
  }));
  return json({ version: 1.1, tags });
}

/** The custom properties, in VS Code's format of CSS custom data; what differs is told per element. */
export function vscodeCss(elements, address) {
  const properties = byName(elements).map(([name, uses]) => {
    const meanings = grouped(uses, ({ description }) => description);
    const defaults = grouped(uses, (property) => property.default);
    const [{ syntax }] = uses;
    return {
      name,
      description: markdown(
        meanings.map(([meaning, of]) => `${meaning} (\`${of.join('`, `')}\`)`).join('\n\n'),
      ),
      syntax,
      // The kinds of values that an editor suggests: colors, lengths.
      restrictions: [...new Set(syntax.match(/\b[a-z]+\b/g))],
      values: defaults.map(([value, of]) => ({
        name: value,
        description: `The default of ${of.join(', ')}`,
      })),
      references: reference(name, address.customProperty(name)),
    };
  });
  return json({ version: 1.1, properties });
}

/** Each custom property of any element, with those that have it. */
function byName(elements) {
  const uses = elements.flatMap(({ tagName, cssProperties }) =>
    cssProperties.map((property) => ({ ...property, tag: `<${tagName}>` })),
  );
  const names = [...new Set(uses.map(({ name }) => name))].sort();
  return names.map((name) => [name, uses.filter((each) => each.name === name)]);
}

/** By what is said, the elements of which it is said. */
function grouped(uses, saidOf) {
  const groups = new Map();
  for (const use of uses) {
    const said = saidOf(use);
    groups.set(said, [...(groups.get(said) ?? []), use.tag]);
  }
  return [...groups];
}

/** Suggestions; `v` is VS Code's set of attributes that need no value. */
function valuesOf({ type, values = [] }) {
  if (type.text === 'boolean') return { valueSet: 'v' };
  if (values.length === 0) return {};
  return {
    values: values.map(({ name, description }) => ({ name, description: markdown(description) })),
  };
}

function slotLine({ name, description }) {
  return `- ${name ? `slot \`${name}\`` : 'children'}: ${description}`;
}

export function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
