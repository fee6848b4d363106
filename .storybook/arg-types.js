/**
 * The table of a docs page, from the custom-elements manifest: attributes with a control each, then
 * what else the element offers. Storybook's own table mixes up things of the same name, such as an
 * attribute and a part.
 */
export function argTypesFrom(manifest) {
  const elements = manifest.modules.flatMap(({ declarations }) => declarations);
  return (tagName) => {
    const element = elements.find((declaration) => declaration.tagName === tagName);
    const attributes = new Set(element.attributes.map(({ name }) => name));
    const properties = element.members.filter(
      ({ kind, attribute }) => kind === 'field' && !attributes.has(attribute),
    );
    return Object.fromEntries([
      ...element.attributes.map((item) => [
        item.name,
        { ...row(item, 'attributes'), ...control(item) },
      ]),
      ...others(properties, 'properties', (name) => `.${name}`),
      ...others(element.slots, 'slots', (name) => (name ? `slot="${name}"` : '(default slot)')),
      ...others(element.events, 'events', (name) => name),
      ...others(element.cssProperties, 'custom properties', (name) => name),
      ...others(element.cssParts, 'parts', (name) => `::part(${name})`),
    ]);
  };
}

function others(items, category, nameOf) {
  return (items ?? []).map((item) => [
    nameOf(item.name),
    { ...row(item, category), name: nameOf(item.name), control: false },
  ]);
}

function row({ name, description, type, default: value }, category) {
  return {
    name,
    description,
    table: {
      category,
      ...(type && { type: { summary: type.text } }),
      ...(value && { defaultValue: { summary: value } }),
    },
  };
}

/** A choice where the type is a list of texts, else a field or a switch. */
function control({ type }) {
  const options = [...type.text.matchAll(/'([^']+)'/g)].map(([, option]) => option);
  if (options.length > 0) return { options, control: { type: 'select' } };
  const field = ['number', 'boolean'].includes(type.text) ? type.text : 'text';
  return { control: { type: field } };
}
