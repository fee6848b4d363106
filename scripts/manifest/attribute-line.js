import { meanings, nameSets } from './named-values.js';

/**
 * An `@attr` as written: `{type} name - description`, or `{type} [name=default] - description`, and below it a list
 * of its values, each with its meaning:
 *
 *     @attr {"logit"|"one"} start - the relevance placed on the class
 *       - `logit`: its logit
 *       - `one`: 1
 *
 * What the list does not say of a name comes from the table or card that has it (named-values.js).
 *
 * @param {string} comment the text after `@attr`
 * @param {{ name: string, description: string }[]} controls of the element, for the type `Control[]`
 */
export function readAttributeLine(comment, controls = []) {
  const [line, ...items] = comment.split(/\n\s*- (?=`)/);
  const match =
    /^\{(?<type>[^}]+)\}\s+\[?(?<name>[\w-]+)(?:=(?<value>[^\]]+)\])?\s+-\s+(?<description>[\s\S]+)$/.exec(
      line,
    );
  if (!match) throw new Error(`This @attr is not "{type} name - description": ${comment}`);
  const { type, name, value, description } = match.groups;
  const written = items.map((item) => readItem(name, item));
  const { text, allowed } = readType(type, controls);
  const values = valuesOf(name, allowed, written);
  return {
    name,
    description: [sentence(flat(description), written), listed(written)].filter(Boolean).join(' '),
    summary: flat(description),
    type: { text },
    ...(values.length > 0 && { values }),
    ...(value && { default: value }),
  };
}

function readItem(attribute, item) {
  const [, name, description] = /^`([^`]+)`: ([\s\S]+)$/.exec(item) ?? [];
  if (!name) throw new Error(`This value of ${attribute} is not "\`name\`: meaning": ${item}`);
  return { name, description: flat(description) };
}

/** The type as TypeScript has it, and the values that it allows or, as a list, consists of. */
function readType(type, controls) {
  const allowed = [];
  const parts = type.split('|').flatMap((part) => {
    const [, set, isList] = /^(\w+)(\[\])?$/.exec(part) ?? [];
    const known = set === 'Control' ? controls : nameSets[set]?.map((each) => ({ name: each }));
    if (known) allowed.push(...known);
    else if (part.startsWith('"')) allowed.push({ name: part.slice(1, -1) });
    if (isList) return ['string'];
    return known ? known.map((each) => `'${each.name}'`) : [part.replaceAll('"', "'")];
  });
  return { text: parts.join(' | '), allowed };
}

/** The names of the type first, then what else the docblock lists, all with what they mean. */
function valuesOf(attribute, allowed, written) {
  const described = [...written, ...allowed];
  const names = new Set([...allowed, ...written].map(({ name }) => name));
  return [...names].map((name) => {
    const found = described.find((each) => each.name === name && each.description);
    const description = found?.description ?? meanings.get(name);
    if (!description)
      throw new Error(`The docblock does not say what ${attribute}="${name}" means.`);
    return { name, description };
  });
}

/** Ends what a list follows. */
function sentence(text, items) {
  return items.length === 0 || /[.:]$/.test(text) ? text : `${text}.`;
}

function listed(items) {
  return items.map(({ name, description }) => `\`${name}\`: ${description}`).join('; ');
}

function flat(text) {
  return text.replace(/\s+/g, ' ').trim();
}
