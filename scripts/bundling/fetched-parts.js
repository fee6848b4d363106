import path from 'node:path';

/** Every `import()` of the kit's own files goes through `fetchPart` (client/fetch-part.ts). */
export const fetchedParts = {
  name: 'fetched-parts',
  transform(code, id) {
    if (!id.includes('/src/') || !/\bimport\(/.test(code)) return null;
    const fetched = code.replace(
      /\bimport\(\s*(['"])(\.[^'"]+)\1\s*\)/g,
      (call, _quote, file) =>
        `fetchPart(${JSON.stringify(path.basename(file))}, (suffix) => ${call})`,
    );
    const module = path.resolve('src/client/fetch-part.ts');
    return { code: `import { fetchPart } from ${JSON.stringify(module)};\n${fetched}`, map: null };
  },
  renderDynamicImport: () => ({ left: 'import(', right: ' + suffix)' }),
};
