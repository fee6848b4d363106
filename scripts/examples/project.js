import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { binFolder, installPython, lockPython } from './python.js';

const run = promisify(execFile);
const examples = path.join(import.meta.dirname, '../../examples');

/** The kit as a project that was given its tarball names it. */
const packed = 'file:convlens.tgz';

/** Copies of examples, outside of this repository and its `node_modules`. */
export class Projects {
  folders = new Map();

  constructor(kit) {
    this.kit = kit;
  }

  /**
   * The copy of an example, made when it is first asked for; with its dependencies where it has any.
   *
   * @param {string} name of its folder
   * @param {string} [at] where in the copy it lies; beside it lies what articles share
   */
  async open(name, at = '.') {
    const known = this.folders.get(name);
    if (known) return known;
    const folder = await mkdtemp(path.join(tmpdir(), `convlens-${name}-`));
    this.folders.set(name, folder);
    const isSource = (file) => !/[\\/](node_modules|dist)$/.test(file);
    const target = path.join(folder, at);
    await cp(path.join(examples, name), target, { recursive: true, filter: isSource });
    const shared = (await readdir(examples)).filter((file) => file.startsWith('article'));
    for (const file of at === '.' ? [] : shared) {
      await cp(path.join(examples, file), path.join(target, '..', file));
    }
    if (await readJson(path.join(folder, 'package.json'))) await this.install(folder);
    await installPython(folder);
    return folder;
  }

  /** `npm ci`, with the tarball in the place of the published package. */
  async install(folder) {
    await cp(this.kit.file, path.join(folder, 'convlens.tgz'));
    const manifest = await readJson(path.join(folder, 'package.json'));
    const lock = await readJson(path.join(folder, 'package-lock.json'));
    manifest.dependencies.convlens = packed;
    lock.packages[''].dependencies.convlens = packed;
    lock.packages['node_modules/convlens'].resolved = packed;
    await writeJson(path.join(folder, 'package.json'), manifest);
    await writeJson(path.join(folder, 'package-lock.json'), lock);
    await npm(['ci'], folder);
  }

  /** Writes an example's lock files anew, as they will be once this version is published. */
  async lock(name) {
    const folder = await mkdtemp(path.join(tmpdir(), `convlens-${name}-`));
    this.folders.set(`${name} lock`, folder);
    await lockPython(path.join(examples, name), folder);
    const manifest = await readJson(path.join(examples, name, 'package.json'));
    if (!manifest) return;
    const { dependencies, devDependencies } = structuredClone(manifest);
    manifest.dependencies.convlens = packed;
    await cp(this.kit.file, path.join(folder, 'convlens.tgz'));
    // Rollup's newest is not always there for every platform: the one that builds the kit is.
    const rollup = await ownVersion('rollup');
    manifest.overrides = { rollup };
    if (manifest.devDependencies?.rollup) manifest.devDependencies.rollup = rollup;
    await writeJson(path.join(folder, 'package.json'), manifest);
    await npm(['install', '--package-lock-only'], folder);
    const lock = await readJson(path.join(folder, 'package-lock.json'));
    Object.assign(lock.packages[''], { dependencies, devDependencies });
    const entry = lock.packages['node_modules/convlens'];
    const { version } = this.kit.manifest;
    entry.resolved = `https://registry.npmjs.org/convlens/-/convlens-${version}.tgz`;
    // That of the tarball is another with every build.
    delete entry.integrity;
    await writeJson(path.join(examples, name, 'package-lock.json'), lock);
  }

  async close() {
    const remove = (folder) => rm(folder, { recursive: true, force: true });
    await Promise.all([...this.folders.values()].map(remove));
  }
}

/**
 * Runs a script of a project's package.json, which is told variables besides the usual ones.
 *
 * @returns what it has printed
 */
export function runScript(folder, name, told) {
  return npm(['run', name], folder, [], told);
}

/** What the tools of a project see. */
export function environment(folder) {
  return {
    ...process.env,
    // What they report about their users stays here.
    ASTRO_TELEMETRY_DISABLED: '1',
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: '',
    PATH: [binFolder(folder), process.env.PATH].join(path.delimiter),
  };
}

async function npm(args, cwd, flags = ['--prefer-offline', '--no-audit', '--no-fund'], told) {
  const options = { cwd, env: { ...environment(cwd), ...told }, maxBuffer: 1e8, timeout: 900_000 };
  const { stdout } = await run('npm', [...args, ...flags], options).catch((error) => {
    // Stack traces bring lines of minified code along.
    const cut = (line) => line.slice(0, 300);
    const lines = `${error.stdout}\n${error.stderr}`.split('\n').slice(0, 40).map(cut);
    throw new Error(`npm ${args.join(' ')} failed:\n${lines.join('\n')}`);
  });
  return stdout;
}

async function ownVersion(name) {
  const file = path.join(import.meta.dirname, '../../node_modules', name, 'package.json');
  return (await readJson(file)).version;
}

async function readJson(file) {
  const text = await readFile(file, 'utf8').catch(() => null);
  return text && JSON.parse(text);
}

function writeJson(file, value) {
  return writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}
