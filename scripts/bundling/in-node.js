import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** For the bundle that runs in Node: what stands in for modules of the client that need a page or a worker. */
const standIns = new Map(
  Object.entries({
    'asset-base': 'asset-base',
    'client/computing': 'computing',
    'client/engine-client': 'engine-client',
    'client/image/css-color': 'css-color',
    'client/image/model-picture': 'model-picture',
    'client/packed/load-pack': 'load-pack',
    'client/page': 'page',
    'client/queued-client': 'engine-client',
  }).map(([module, standIn]) => [
    path.resolve(`src/${module}.ts`),
    path.resolve(`src/node/platform/${standIn}.ts`),
  ]),
);
export const inNode = {
  name: 'in-node',
  async resolveId(source, importer, options) {
    const found = await this.resolve(source, importer, { ...options, skipSelf: true });
    return (found && standIns.get(found.id)) ?? found;
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
