import { loadTables } from './scripts/tables.js';
import { declaredProperties } from './scripts/manifest/declared-properties.js';
import { baseOf, typeArguments } from './scripts/manifest/type-arguments.js';

const { lrpComposites, saliencyMethods } = await loadTables();
const declared = await declaredProperties();

/** Types of attributes that a table has the names of. */
const tableTypes = {
  SaliencyMethod: saliencyMethods,
  LrpCompositeChoice: ['auto', ...lrpComposites],
};

/**
 * `npm run manifest`: dist/custom-elements.json, what editors and Storybook know of the elements.
 * Attributes are documented in the docblock of their class, which has the last word; what it does not
 * say is inherited from its base classes, as slots, events, parts and custom properties are.
 */
export default {
  globs: ['src/components/*.ts', 'src/components/*/*.ts', 'src/define.ts'],
  exclude: ['src/components/**/*.styles.ts', 'src/components/**/*.build.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [typeArguments(), docblockAttributes(), publicElements(), builtPaths()],
};

/** `@attr` as written: the analyzer lets the types and comments of fields win over the docblock. */
function docblockAttributes() {
  /** By class, its own and the name of its base class. */
  const documented = new Map();
  /** What is explained first, what holds for every element last; an element's own line wins in its place. */
  const attributesOf = (name) => {
    const { attributes = [], base } = documented.get(name) ?? {};
    if (!base) return attributes;
    const common = new Set(documented.get('ExplainElement')?.attributes.map((each) => each.name));
    const inherited = attributesOf(base);
    const own = attributes.filter((each) => !inherited.some((other) => other.name === each.name));
    const taken = inherited.map(
      (each) => attributes.find((other) => other.name === each.name) ?? each,
    );
    const isCommon = (each) => common.has(each.name);
    return [...taken.filter((each) => !isCommon(each)), ...own, ...taken.filter(isCommon)];
  };
  return {
    name: 'docblock-attributes',
    analyzePhase({ ts, node }) {
      if (!ts.isClassDeclaration(node) || !node.name) return;
      const attributes = ts
        .getJSDocTags(node)
        .filter(({ tagName }) => tagName.text === 'attr')
        .map((tag) => parseAttribute(ts.getTextOfJSDocComment(tag.comment) ?? ''));
      documented.set(node.name.text, { attributes, base: baseOf(ts, node) });
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
        element.attributes = attributesOf(element.name).map((attribute) => {
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

/** `{type} name - description`, or `{type} [name=default] - description` */
function parseAttribute(comment) {
  const match =
    /^\{(?<type>[^}]+)\}\s+\[?(?<name>[\w-]+)(?:=(?<value>[^\]]+)\])?\s+-\s+(?<description>[\s\S]+)$/.exec(
      comment,
    );
  if (!match) throw new Error(`This @attr is not "{type} name - description": ${comment}`);
  const { type, name, value, description } = match.groups;
  const names = tableTypes[type]?.map((each) => `'${each}'`).join(' | ');
  const text = names ?? type.replaceAll('"', "'").replaceAll('|', ' | ');
  return {
    name,
    description: description.replace(/\s+/g, ' ').trim(),
    type: { text },
    ...(value && { default: value }),
  };
}

/** Leaves out what is not public, the events without a name of their own, and plain modules. */
function publicElements() {
  return {
    name: 'public-elements',
    packageLinkPhase({ customElementsManifest }) {
      for (const { declarations } of customElementsManifest.modules) {
        for (const declaration of declarations) {
          if (declaration.kind !== 'class') continue;
          declaration.members = declaration.members?.filter(isPublic).map(asMethod);
          declaration.events = declaration.events?.filter(({ name }) => name.includes('-'));
          if (!declaration.tagName) delete declaration.attributes;
        }
      }
      const modules = customElementsManifest.modules.filter(
        ({ path, declarations }) =>
          path === 'src/define.ts' ||
          declarations.some(({ customElement, superclass }) => customElement ?? superclass),
      );
      const definitions = elementsOf(customElementsManifest).map(({ tagName, name, module }) => ({
        kind: 'custom-element-definition',
        name: tagName,
        declaration: { name, module },
      }));
      modules.find(({ path }) => path === 'src/define.ts').exports = definitions;
      customElementsManifest.modules = modules.map(({ declarations, ...module }) => ({
        ...module,
        declarations: declarations.filter(({ kind }) => kind === 'class'),
      }));
    },
  };
}

/** Names the built files instead of the sources. */
function builtPaths() {
  const built = (path) => path.replace(/^\/?src\/(.*)\.[tj]s$/, 'dist/$1.js');
  const rename = (part) => {
    if (part === null || typeof part !== 'object') return;
    for (const [key, value] of Object.entries(part)) {
      if ((key === 'module' || key === 'path') && typeof value === 'string') {
        part[key] = built(value);
      } else rename(value);
    }
  };
  return {
    name: 'built-paths',
    packageLinkPhase: ({ customElementsManifest }) => rename(customElementsManifest),
  };
}

/** The declarations that have a tag, each with the module that it is in. */
function elementsOf({ modules }) {
  return modules.flatMap(({ path, declarations }) =>
    declarations
      .filter(({ tagName }) => tagName)
      .map((element) => Object.defineProperty(element, 'module', { value: path, writable: true })),
  );
}

function fieldOf({ members = [] }, name) {
  return members.find((member) => member.kind === 'field' && member.name === name);
}

/** What an author or a script may use; what is static is between a class and Lit. */
function isPublic({ privacy, static: ofClass }) {
  return privacy !== 'private' && privacy !== 'protected' && !ofClass;
}

/** An accessor of a function, which takes what frameworks set by the name of its attribute, is called. */
function asMethod(member) {
  if (member.type?.text !== 'Revealer') return member;
  const level = { name: 'level', type: { text: "'none' | 'class' | 'all'" }, optional: true };
  const { name, description, inheritedFrom } = member;
  return {
    kind: 'method',
    name,
    description,
    ...(inheritedFrom && { inheritedFrom }),
    parameters: [level],
    return: { type: { text: 'void' } },
  };
}

/** What an attribute takes over from its field; `null` is the absence of a default. */
function inherited({ default: value, inheritedFrom }) {
  return {
    ...(value !== undefined && value !== 'null' && { default: value }),
    ...(inheritedFrom && { inheritedFrom }),
  };
}
