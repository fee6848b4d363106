import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { rollup } from 'rollup';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { checkContents } from './contents.js';

const run = promisify(execFile);
const modules = path.join(import.meta.dirname, '../../node_modules');
const bin = path.join(modules, '.bin');

/** Classic scripts and pages: there is nothing to import from them, their address is what pages use. */
const addresses = [
  './engine.worker.js',
  './import.worker.js',
  './engine.part.js',
  './dist/convlens.iife.js',
  './dist/embed.html',
  './dist/workbench.html',
];

/** Checks the tarball, and its entries from a project that has installed it. */
export async function checkPackage(kit, projects, check) {
  await check('package: size and files', () => checkContents(kit));
  await check('package: publint', () => tool('publint', ['run', kit.file, '--strict']));
  // ESM only: Node's require() takes ES modules from 20.19 on, the oldest version supported, and the
  // resolution of TypeScript for older ones cannot see `exports`.
  const attw = [kit.file, '--profile', 'esm-only', '--exclude-entrypoints', ...addresses];
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
      compile(folder, 'consumer', moduleResolution, module),
    );
  }
  await linkTypes(folder);
  const inNode = { lib: ['es2023'], types: ['node'] };
  for (const [moduleResolution, module] of resolutions) {
    await check(`package: types for Node, without lib.dom, by ${moduleResolution}`, () =>
      compile(folder, 'node-consumer', moduleResolution, module, inNode),
    );
  }
  for (const [moduleResolution, module] of resolutions) {
    await check(`package: types for frameworks by ${moduleResolution}`, () =>
      compile(folder, 'frameworks-consumer', moduleResolution, module, { skipLibCheck: true }),
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

/** Storybook reads these by themselves; they import modules that it has and a plain project has not. */
const inStorybook = ['./storybook/manager', './storybook/preview'];

/** Every subpath that can be imported; of a pattern, each that its files make. */
async function entriesOf({ folder, manifest }) {
  const entries = [];
  for (const [subpath, target] of Object.entries(manifest.exports)) {
    // What is there for compilers alone cannot be imported; attw looks at it.
    if (Object.keys(target).join() === 'types' || inStorybook.includes(subpath)) continue;
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

/** The frameworks of this repository, whose types the kit's are made of, and what Node has. */
async function linkTypes(folder) {
  const node = ['@types/node', 'undici-types'];
  for (const name of ['preact', 'solid-js', 'svelte', 'vue', '@types/react', ...node]) {
    const link = path.join(folder, 'node_modules', name);
    await mkdir(path.dirname(link), { recursive: true });
    await symlink(path.join(modules, name), link);
  }
}

async function compile(folder, consumer, moduleResolution, module, options = {}) {
  const file = `${consumer}.ts`;
  await cp(path.join(import.meta.dirname, file), path.join(folder, file));
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: [],
    strict: true,
    noEmit: true,
    moduleResolution,
    module,
    ...options,
  };
  const config = path.join(folder, `tsconfig.${consumer}.${moduleResolution}.json`);
  await writeFile(config, JSON.stringify({ compilerOptions, files: [file] }));
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
