import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { builtinModels } from '../../client/builtin-models.js';
import { ExplainError } from '../../protocol.js';
import { realPath, type ReadingRules } from '../reading/rules.js';
import { modelsIn } from './models-in-folder.js';

/** A model as it was named on the command line. */
export interface NamedModel {
  /** For the engine: an address, or a built-in name. */
  model: string;
  /** What may be read for it. */
  rules: ReadingRules;
  /** Of its file on disk; `null` for a model that lies elsewhere. */
  file: string | null;
  /** As readers are told of it. */
  shown: string;
  /** The model's file and the other models in its folder, which all take the same `card.json`. */
  siblings: readonly string[];
  /** Whether a `metadata.json` lies beside it, which comes before a `card.json`. */
  hasMetadata: boolean;
}

const alone = { siblings: [], hasMetadata: false };
const nothing: ReadingRules = { folders: [], homes: [], site: null, network: false };

/** @throws `model-missing` and `inspect-*` errors, which say which file to name */
export async function namedModel(named: string): Promise<NamedModel> {
  if (builtinModels.some((name) => name === named)) {
    return { model: named, rules: nothing, file: null, shown: named, ...alone };
  }
  if (/^https?:/i.test(named)) return onServer(named);
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(named) && !/^file:/i.test(named)) throw unknownAddress(named);
  const place = /^file:/i.test(named) ? pathOfUrl(named) : path.resolve(named);
  const stats = await stat(place).catch(() => null);
  if (!stats) throw absent(named);
  const file = stats.isDirectory() ? await fileIn(place, named) : place;
  return onDisk(file, stats.isDirectory() ? path.join(named, path.basename(file)) : named);
}

/** The file that was named may be a link; what lies beside it has to be in the folder itself. */
async function onDisk(file: string, shown: string): Promise<NamedModel> {
  const folder = (await realPath(path.dirname(file))) ?? path.dirname(file);
  const placed = path.join(folder, path.basename(file));
  const real = (await realPath(placed)) ?? placed;
  const names = await readdir(folder).catch((): string[] => []);
  return {
    model: pathToFileURL(placed).href,
    rules: { ...nothing, folders: [folder, real], homes: [folder] },
    file: placed,
    shown,
    siblings: modelsIn(names),
    hasMetadata: path.basename(placed) === 'model.json' && names.includes('metadata.json'),
  };
}

async function fileIn(folder: string, named: string): Promise<string> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw ExplainError.of(
      error,
      'inspect-no-model',
      `The folder ${named} cannot be read`,
      'Check who may read it.',
    );
  });
  const [first, ...more] = modelsIn(names);
  if (first === undefined) {
    throw new ExplainError(
      'inspect-no-model',
      `The folder ${named} holds no model.`,
      'Name a folder with a model.json, an .onnx, a .keras or an .h5 file, or the file itself.',
    );
  }
  if (more.length > 0) {
    const candidates = [first, ...more].map((name) => path.join(named, name));
    throw new ExplainError(
      'inspect-several-models',
      `The folder ${named} holds ${candidates.length} models.`,
      `Name one of them: ${candidates.slice(0, 20).join(', ')}.`,
    );
  }
  return path.join(folder, first);
}

/** What was typed may be fetched, and what lies on the same server; nothing else. */
function onServer(named: string): NamedModel {
  if (!URL.canParse(named)) throw unknownAddress(named);
  const url = new URL(named);
  if (url.username || url.password) {
    throw new ExplainError(
      'address-invalid',
      'The address has a user name or a password in it.',
      'Leave them out; download a file that needs them, and inspect the file.',
    );
  }
  const rules = { ...nothing, server: url.origin };
  return { model: url.href, rules, file: null, shown: url.href, ...alone };
}

function pathOfUrl(named: string): string {
  try {
    return fileURLToPath(named);
  } catch {
    throw unknownAddress(named);
  }
}

function unknownAddress(named: string): ExplainError {
  return new ExplainError(
    'address-invalid',
    `${named.slice(0, 200)} is no address of a file that can be fetched.`,
    'Name a file, a folder, an address that begins with https:, or a built-in model.',
  );
}

function absent(named: string): ExplainError {
  return new ExplainError(
    'model-not-found',
    `There is no file or folder ${named}.`,
    `Check the path. Built-in models are ${builtinModels.join(', ')}.`,
  );
}
