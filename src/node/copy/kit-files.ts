import { readdir, readFile } from 'node:fs/promises';
import { builtinModels } from '../../client/builtin-models.js';
import { ExplainError } from '../../protocol.js';
import { kitFolder } from '../kit-folder.js';

/** What of the package a site takes. */
export interface Selection {
  models: readonly string[];
  /** The tags of the languages besides English. */
  languages: readonly string[];
  /** The one-file script instead of the module with its chunks, and what it needs from disk. */
  classic: boolean;
  /** The page for frames. */
  embed: boolean;
  /** The engine without elements, as one module. */
  engine: boolean;
}

/** A file of the package. */
export interface KitFile {
  /** In the package and in the copy, with slashes. */
  path: string;
  /** What it is for, to readers of the list. */
  group: string;
  bytes: Uint8Array;
}

const languages = ['de', 'es'] as const;

/** One after the other: what a script asks for is there before the script. */
export async function kitFiles(selection: Selection): Promise<KitFile[]> {
  const listed = [
    ...(await chosenModels(selection)),
    ...(await ofScript(selection)),
    ...(selection.engine ? inGroup('engine without elements', ['dist/convlens-engine.js']) : []),
    ...(selection.embed ? inGroup('page for frames', ['dist/embed.js', 'dist/embed.html']) : []),
    ...inGroup('licenses', [
      'LICENSE',
      'NOTICE',
      'dist/convlens.LICENSES.txt',
      'dist/engine.worker.LICENSES.txt',
      'dist/import.worker.LICENSES.txt',
    ]),
  ];
  return Promise.all(
    listed.map(async (file) => ({ ...file, bytes: await readFile(new URL(file.path, kitFolder)) })),
  );
}

type Listed = Omit<KitFile, 'bytes'>;

function inGroup(group: string, paths: string[]): Listed[] {
  return paths.map((path) => ({ path, group }));
}

async function ofScript({
  classic,
  embed,
  models,
  languages: spoken,
}: Selection): Promise<Listed[]> {
  const binaries = (await filesIn('dist')).filter((path) => path.endsWith('.wasm'));
  const chunks = (await filesIn('dist/chunks')).filter((path) => {
    const language = languages.find((tag) => path.startsWith(`dist/chunks/${tag}.`));
    return !language || spoken.includes(language);
  });
  // Scripts are all that pages from disk, and frames without an origin, may load.
  const packed = (path: string): boolean =>
    path.startsWith('dist/packs/tfjs-') ||
    models.some((model) => path.startsWith(`dist/packs/${model}.`));
  // The page for frames loads the module.
  const hasModule = embed || !classic;
  const packs = await filesIn('dist/packs');
  // Everywhere it is a pack that its worker is started from.
  const importer = packs.filter((path) => path.startsWith('dist/packs/import.worker.'));
  return [
    ...inGroup('wasm', binaries),
    ...inGroup(
      'packs, for pages from disk and sandboxed frames',
      classic || embed ? packs.filter(packed) : [],
    ),
    ...inGroup('importer of ONNX and Keras files', importer),
    ...inGroup('workers as files', [
      'dist/engine.worker.js',
      'dist/engine.part.js',
      'dist/import.worker.js',
    ]),
    ...(hasModule ? inGroup('chunks, fetched when they are needed', chunks) : []),
    ...(hasModule ? inGroup('script', ['dist/convlens.js']) : []),
    ...(classic ? inGroup('classic script', ['dist/convlens.iife.js']) : []),
  ];
}

async function chosenModels({ models }: Selection): Promise<Listed[]> {
  const lists = models.map(async (model) =>
    inGroup(`model ${model}`, await filesIn(`models/${model}`, { deep: true })),
  );
  return (await Promise.all(lists)).flat();
}

/** In the order of their names. */
async function filesIn(folder: string, { deep = false } = {}): Promise<string[]> {
  const entries = await readdir(new URL(`${folder}/`, kitFolder), { withFileTypes: true });
  const lists = entries.map(async (entry) => {
    const path = `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return deep ? filesIn(path, { deep }) : [];
  });
  return (await Promise.all(lists)).flat().sort();
}

/**
 * The models that were asked for, by names between commas or spaces; `all` and `none` say what they say.
 *
 * @throws `model-unknown`
 */
export function modelsNamed(names: readonly string[]): string[] {
  return chosen(names, builtinModels, (name) => {
    throw new ExplainError(
      'model-unknown',
      `There is no built-in model "${name}".`,
      `Built-in models: ${builtinModels.join(', ')}; "all" and "none" work too. Models of your own need no copy.`,
    );
  });
}

/** @throws `setting-out-of-range` for a language that the kit does not have */
export function languagesNamed(names: readonly string[]): string[] {
  return chosen(names, languages, (name) => {
    throw new ExplainError(
      'setting-out-of-range',
      `The kit has no language "${name}".`,
      `Languages: ${languages.join(', ')}; "all" and "none" work too. English is always there.`,
    );
  });
}

function chosen(
  given: readonly string[],
  known: readonly string[],
  refuse: (name: string) => never,
): string[] {
  const names = given.flatMap((text) => text.split(/[\s,]+/)).filter(Boolean);
  if (names.length === 0 || names.includes('all')) return [...known];
  if (names.join() === 'none') return [];
  for (const name of names) if (!known.includes(name)) refuse(name);
  return known.filter((name) => names.includes(name));
}
