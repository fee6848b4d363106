import { declaredProperties } from './declared-properties.js';
import { readAttributeLine } from './attribute-line.js';
import { elementsOf, fieldOf } from './elements.js';
import { baseOf } from './type-arguments.js';

/** A plugin of the analyzer, which by itself lets the types and comments of fields win over the docblock's `@attr`. */
export async function docblockAttributes() {
  const declared = await declaredProperties();
  /** By class, the comments of its own and the name of its base class. */
  const documented = new Map();
  return {
    name: 'docblock-attributes',
    analyzePhase({ ts, node }) {
      if (!ts.isClassDeclaration(node) || !node.name) return;
      const comments = ts
        .getJSDocTags(node)
        .filter(({ tagName }) => tagName.text === 'attr')
        .map((tag) => ts.getTextOfJSDocComment(tag.comment) ?? '');
      documented.set(node.name.text, { comments, base: baseOf(ts, node) });
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const element of elementsOf(customElementsManifest)) {
        const properties = declared.get(element.name);
        for (const property of properties) {
          const field = fieldOf(element, property.name);
          if (!field) continue;
          field.default = property.default;
          if (property.reflects) field.reflects = true;
        }
        const controls = controlsOf(element);
        element.attributes = attributesOf(documented, element.name, controls).map((attribute) => {
          const property = properties.find((each) => each.attribute === attribute.name);
          const field = property && fieldOf(element, property.name);
          if (!field) throw new Error(`${element.name}: no field for attribute ${attribute.name}`);
          field.attribute = attribute.name;
          field.description ??= attribute.description;
          return { ...inherited(field), ...attribute, fieldName: field.name };
        });
        const names = new Set(element.attributes.map(({ name }) => name));
        const missing = properties.filter(({ attribute }) => attribute && !names.has(attribute));
        if (missing.length > 0) {
          throw new Error(`${element.name}: no @attr for ${missing.map(({ name }) => name)}`);
        }
      }
    },
  };
}

/** What is explained first, what holds for every element last; an element's own line wins in its place. */
function attributesOf(documented, name, controls) {
  const attributes = linesOf(documented, name, controls);
  const { base } = documented.get(name) ?? {};
  if (!base) return attributes;
  const common = new Set(linesOf(documented, 'ExplainElement', controls).map((each) => each.name));
  const above = attributesOf(documented, base, controls);
  const own = attributes.filter((each) => !above.some((other) => other.name === each.name));
  const taken = above.map((each) => attributes.find((other) => other.name === each.name) ?? each);
  const isCommon = (each) => common.has(each.name);
  return [...taken.filter((each) => !isCommon(each)), ...own, ...taken.filter(isCommon)];
}

function linesOf(documented, name, controls) {
  const { comments = [] } = documented.get(name) ?? {};
  return comments.map((comment) => readAttributeLine(comment, controls));
}

/** The names that `controls` takes: a control is the part `control-` and its name. */
function controlsOf({ cssParts = [] }) {
  return cssParts
    .filter(({ name }) => name.startsWith('control-'))
    .map(({ name, description }) => ({ name: name.replace('control-', ''), description }));
}

/** What an attribute takes over from its field; `null` is the absence of a default. */
function inherited({ default: value, inheritedFrom }) {
  return {
    ...(value !== undefined && value !== 'null' && { default: value }),
    ...(inheritedFrom && { inheritedFrom }),
  };
}
