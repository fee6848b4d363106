import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { rollup } from 'rollup';
import { nodeResolve } from '@rollup/plugin-node-resolve';

const run = promisify(execFile);
const bin = path.join(import.meta.dirname, '../../node_modules/.bin');

/** Bytes that an author downloads to install the kit. */
const LARGEST = 15_000_000;

/** Classic scripts: there is nothing to import from them, their address is what pages use. */
const scripts = ['./engine.worker.js', './dist/convlens.iife.js'];

/** Checks the tarball, and its entries from a project that has installed it. */
export async function checkPackage(kit, projects, check) {
  await check('package: size', async () => {
    const { size } = await stat(kit.file);
    assert.ok(size < LARGEST, `${size} bytes`);
  });
  await check('package: publint', () => tool('publint', ['run', kit.file, '--strict']));
  // ESM only: Node's require() takes ES modules from 20.19 on, the oldest version supported, and the
  // resolution of TypeScript for older ones cannot see `exports`.
  const attw = [kit.file, '--profile', 'esm-only', '--exclude-entrypoints', ...scripts];
  await check('package: are the types wrong', () => tool('attw', attw));

  const folder = await projects.open('vite');
  for (const entry of await entriesOf(kit)) {
    await check(`package: ${entry} resolves`, () => resolveEntry(folder, entry));
  }
  await check('package: require() gives what import gives', () =>
    node(
      folder,
      'module',
      `import { createRequire } from 'node:module';
      import * as imported from 'convlens';
      const required = createRequire(import.meta.url)('convlens');
      if (required.SaliencyMap !== imported.SaliencyMap) throw new Error('not the same');`,
    ),
  );
  for (const [moduleResolution, module] of resolutions) {
    await check(`package: types by ${moduleResolution}`, () =>
      compile(folder, moduleResolution, module),
    );
  }
  await check('package: bundlers resolve patterns', () => bundle(folder));
}

/** Ways of TypeScript to find modules, with the kind of module that each asks for. */
const resolutions = [
  ['bundler', 'esnext'],
  ['node16', 'node16'],
  ['nodenext', 'nodenext'],
];

/** Every subpath that can be imported; of a pattern, each that its files make. */
async function entriesOf({ folder, manifest }) {
  const entries = [];
  for (const [subpath, target] of Object.entries(manifest.exports)) {
    // What is there for compilers alone cannot be imported; attw looks at it.
    if (Object.keys(target).join() === 'types') continue;
    if (!subpath.includes('*')) entries.push(subpath);
    else if (subpath === './models/*') {
      entries.push(
        ...(await readdir(path.join(folder, 'models'))).map(
          (name) => `./models/${name}/model.json`,
        ),
      );
    } else {
      const names = await readdir(path.join(folder, 'dist/components'), { withFileTypes: true });
      const tags = names.filter((item) => item.isDirectory() && item.name.includes('-'));
      entries.push(...tags.map(({ name }) => subpath.replace('*', name)));
    }
  }
  return entries.map((subpath) => path.posix.join('convlens', subpath));
}

/** Leads to a file, which imports in plain Node where it is a module or JSON. */
async function resolveEntry(folder, entry) {
  await node(
    folder,
    'module',
    `import { access } from 'node:fs/promises';
    const file = new URL(import.meta.resolve(${JSON.stringify(entry)}));
    await access(file);
    if (/\\.js$/.test(file)) await import(file);
    if (/\\.json$/.test(file)) await import(file, { with: { type: 'json' } });`,
  );
}

function node(cwd, type, code) {
  return run(process.execPath, [`--input-type=${type}`, '-e', code], { cwd });
}

async function compile(folder, moduleResolution, module) {
  await cp(path.join(import.meta.dirname, 'consumer.ts'), path.join(folder, 'consumer.ts'));
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: [],
    strict: true,
    noEmit: true,
    moduleResolution,
    module,
  };
  const config = path.join(folder, `tsconfig.${moduleResolution}.json`);
  await writeFile(config, JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
  await tool('tsc', ['-p', config]);
}

async function bundle(folder) {
  const input = path.join(folder, 'single.js');
  await writeFile(input, `export { SaliencyMap } from 'convlens/components/saliency-map';\n`);
  const options = { bundle: true, write: false, format: 'esm', logLevel: 'silent' };
  const { outputFiles } = await build({ entryPoints: [input], ...options });
  assert.match(outputFiles[0].text, /SaliencyMap/);
  const bundled = await rollup({ input, plugins: [nodeResolve()], onwarn: () => {} });
  const { output } = await bundled.generate({ format: 'es' });
  await bundled.close();
  assert.match(output[0].code, /SaliencyMap/);
}

async function tool(name, args) {
  await run(path.join(bin, name), args, { maxBuffer: 1e8 }).catch(({ stdout, stderr }) => {
    throw new Error(`${stdout}\n${stderr}`.trim());
  });
}
