import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/**
 * For the bundle that runs in Node: what stands in for modules of the page world, and the names of a
 * browser that the page world sees (src/node/dom/globals.ts). The engine is the same.
 */
const standIns = new Map(
  Object.entries({
    'asset-base': 'asset-base',
    'client/computing': 'computing',
    'client/engine-client': 'engine-client',
    'client/image/decode-blob': 'decode-blob',
    'client/packed/load-pack': 'load-pack',
    'client/queued-client': 'engine-client',
  }).map(([module, standIn]) => [path.resolve(`src/${module}.ts`), `src/node/dom/${standIn}.ts`]),
);
const domNames =
  'createImageBitmap CSSStyleSheet customElements document Element fetch HTMLCanvasElement HTMLElement HTMLImageElement ImageData IntersectionObserver location matchMedia MutationObserver navigator ShadowRoot'.split(
    ' ',
  );
export const inNode = {
  name: 'in-node',
  async resolveId(source, importer, options) {
    if (source === 'lit-html' && /lit-element\.js$/.test(importer ?? '')) {
      return path.resolve('src/node/dom/lit-render.ts');
    }
    const found = await this.resolve(source, importer, { ...options, skipSelf: true });
    const standIn = found && standIns.get(found.id);
    return standIn ? path.resolve(standIn) : found;
  },
  transform(code, id) {
    const isPage = /src\/(client|components|worker\/import)\/|node_modules\/(@lit|lit)/.test(id);
    if (!isPage) return null;
    const used = domNames.filter((name) => new RegExp(`\\b${name}\\b`).test(code));
    if (used.length === 0) return null;
    const globals = path.resolve('src/node/dom/globals.ts');
    return { code: `import { ${used.join(', ')} } from '${globals}';${code}`, map: null };
  },
};

/** The wasm files that images are read with, and the licenses of the libraries in them. */
export const codecFiles = {
  name: 'codec-files',
  async generateBundle() {
    const licenses = [];
    for (const [name, wasm] of [
      ['jpeg', 'mozjpeg_dec.wasm'],
      ['webp', 'webp_dec.wasm'],
    ]) {
      const codec = path.dirname(
        path.dirname(require.resolve(`@jsquash/${name}/codec/dec/${wasm}`)),
      );
      const source = await readFile(path.join(codec, 'dec', wasm));
      this.emitFile({ type: 'asset', fileName: wasm, source });
      const license = await readFile(path.join(codec, 'LICENSE.codec.md'), 'utf8');
      licenses.push(`${wasm}\n\n${license}`);
    }
    const source = licenses.join('\n\n');
    this.emitFile({ type: 'asset', fileName: 'CODEC-LICENSES.txt', source });
  },
};
