import MagicString from 'magic-string';
import { build } from './build-id.js';

/** Short, as every file has it: the hash alone. */
const BUILD = JSON.stringify(build.split('+')[1]);

/** A global: what the build of this name shares. The first script on the page puts it there. */
const LOOKUP = `globalThis.convlensBuild ??= (build) => {
  const shared = convlensBuild[build];
  if (!shared) throw Object.assign(Error(build), { name: 'OtherBuild' });
  return shared;
};`;

/** Rollup's names for what its chunks alone import; exports for pages have longer ones. */
const INTERNAL = /^[\w$]{1,2}$/;

/**
 * How the files that are fetched later get at what they share with the page's script: by the name of
 * the build instead of by an address. So they find the script that is there, whatever address it was
 * loaded from (`convlens.js?x`, a redirect of a CDN), and never one of another build, in which
 * minified names mean something else. A file without its build says so (client/fetch-part.ts).
 *
 * Values are handed over, not bindings: no module may export what it reassigns. To come before
 * minifying, since it reads what Rollup writes.
 */
export const chunkLinks = {
  name: 'chunk-links',
  renderChunk(code, { isEntry }, _options, { chunks }) {
    const text = new MagicString(code);
    const { body } = this.parse(code);
    const entry = Object.values(chunks).find((chunk) => chunk.isEntry);
    if (isEntry) publish(text, body);
    else link(text, body, entry.fileName);
    return { code: text.toString(), map: null };
  },
};

/** What is exported for chunks alone goes there instead of to the page. */
function publish(text, body) {
  for (const statement of body.filter(({ type }) => type === 'ExportNamedDeclaration')) {
    const pairs = statement.specifiers.map(({ local, exported }) => [exported.name, local.name]);
    const forPages = pairs.filter(([name]) => !INTERNAL.test(name));
    const shared = pairs.map((pair) => pair.join(': ')).join(', ');
    const exports = forPages.map(([name, local]) => `${local} as ${name}`).join(', ');
    text.overwrite(
      statement.start,
      statement.end,
      `${LOOKUP} convlensBuild[${BUILD}] ??= { ${shared} }; export { ${exports} };`,
    );
  }
}

function link(text, body, entry) {
  const imports = body.filter(
    ({ type, source }) => type === 'ImportDeclaration' && source.value.endsWith(`/${entry}`),
  );
  for (const { start, end, specifiers } of imports) {
    const names = specifiers.map(({ imported, local }) => `${imported.name}: ${local.name}`);
    text.overwrite(start, end, `const { ${names.join(', ')} } = convlensBuild(${BUILD});`);
  }
}
