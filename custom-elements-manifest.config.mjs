import { docblockAttributes } from './scripts/manifest/attributes.js';
import { styledProperties } from './scripts/manifest/css-properties.js';
import { elementsOf } from './scripts/manifest/elements.js';
import { docblockMethods } from './scripts/manifest/methods.js';
import { typeArguments } from './scripts/manifest/type-arguments.js';

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
  plugins: [
    typeArguments(),
    docblockMethods(),
    await docblockAttributes(),
    styledProperties(),
    publicElements(),
    builtPaths(),
  ],
};

/** Leaves out what is not public, the events without a name of their own, and plain modules. */
function publicElements() {
  return {
    name: 'public-elements',
    packageLinkPhase({ customElementsManifest }) {
      for (const { declarations } of customElementsManifest.modules) {
        for (const declaration of declarations) {
          if (declaration.kind !== 'class') continue;
          declaration.members = declaration.members?.filter(isPublic);
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

/** What an author or a script may use; what is static is between a class and Lit. */
function isPublic({ privacy, static: ofClass }) {
  return privacy !== 'private' && privacy !== 'protected' && !ofClass;
}
