import { declaredTypes } from './declared-types.js';
import { linksFrom } from './links.js';
import { markdownTable } from './markdown-table.js';
import { sentence } from './sentences.js';

/** What `<!-- types NAME -->` may name, each with a heading for every function, class or type. */
const kinds = {
  functions: ({ functions }, links) =>
    functions.map((each) =>
      section(each.name, [
        code(signature(each)),
        said(each.description, links),
        each.parameters.length > 0 && fieldTable('parameter', each.parameters, links),
        outcome(each, links),
      ]),
    ),
  classes: ({ classes }, links) =>
    classes.map(({ name, description, fields, methods }) =>
      section(name, [
        said(description, links),
        fields.length > 0 && fieldTable('property', fields, links),
        methods.length > 0 &&
          markdownTable(
            ['method', 'parameters', 'returns', 'meaning'],
            methods.map((each) => [
              code(signature(each)),
              parameterCell(each.parameters, links),
              links.type(each.returns),
              [said(each.description, links), said(each.returned, links)].filter(Boolean).join(' '),
            ]),
          ),
      ]),
    ),
  types: ({ types }, links) =>
    types.map(({ name, description, text, fields }) =>
      section(name, [
        said(description, links),
        text && links.type(text),
        fields && fieldTable('field', fields, links),
      ]),
    ),
};

/**
 * What `convlens` exports besides elements, as Markdown.
 *
 * @param {string} kind
 * @param {string} file the page
 */
export function typeSections(kind, file) {
  const make = kinds[kind];
  if (!make) throw new Error(`<!-- types ${kind} -->: there are ${Object.keys(kinds)}.`);
  return make(declaredTypes(), linksFrom(file)).join('\n\n');
}

function section(name, parts) {
  return [`### ${name}`, ...parts.filter(Boolean)].join('\n\n');
}

function fieldTable(head, fields, links) {
  return markdownTable(
    [head, 'type', 'meaning'],
    fields.map(({ name, optional, type, description }) => [
      code(optional ? `${name}?` : name),
      links.type(type),
      said(description, links),
    ]),
  );
}

/** A description, with its paragraphs and lists, and its error codes as links. */
function said(text, links) {
  const lines = text.split('\n').map((line) => (line.startsWith('- ') ? line : sentence(line)));
  return links.codes(lines.join('\n'));
}

/** One parameter below the other, with what is said of it. */
export function parameterCell(parameters, links) {
  return parameters
    .map(({ name, optional, type, description }) =>
      [
        `${code(optional ? `${name}?` : name)}: ${links.type(type)}`,
        description && `: ${description}`,
      ]
        .filter(Boolean)
        .join(''),
    )
    .join('<br>');
}

function outcome({ returns, returned, thrown }, links) {
  const returning = `Returns ${links.type(returns)}${returned && `: ${returned}`}`;
  return [`${returning}.`, thrown && `Throws ${links.codes(thrown)}.`].filter(Boolean).join(' ');
}

/** `name(first, second?)` */
export function signature({ name, parameters = [] }) {
  const names = parameters.map((each) => (each.optional ? `${each.name}?` : each.name));
  return `${name}(${names.join(', ')})`;
}

const code = (text) => `\`${text}\``;
