import { parseArgs } from 'node:util';
import { languagesNamed, modelsNamed, type Selection } from '../copy/kit-files.js';

export interface CopyArguments extends Selection {
  folder: string | undefined;
  /** Whether the script has the same name in every version; `null` leaves a copy as it is. */
  fixedNames: boolean | null;
  keepOld: boolean;
  force: boolean;
  json: boolean;
  help: boolean;
}

/** @throws an Error that says what is wrong with them */
export function readCopyArguments(args: string[]): CopyArguments {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      models: { type: 'string', multiple: true, default: [] },
      languages: { type: 'string', multiple: true, default: [] },
      classic: { type: 'boolean', default: false },
      embed: { type: 'boolean', default: false },
      engine: { type: 'boolean', default: false },
      names: { type: 'string' },
      'keep-old': { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (positionals.length > 1) {
    throw new Error(
      `One folder is copied to, not ${positionals.length}; names go after --models, between commas.`,
    );
  }
  const { models, languages, names, 'keep-old': keepOld, ...others } = values;
  return {
    ...others,
    fixedNames: areFixed(names),
    folder: positionals[0],
    keepOld,
    models: modelsNamed(models),
    languages: languagesNamed(languages),
  };
}

function areFixed(names: string | undefined): boolean | null {
  if (names === undefined) return null;
  if (names === 'fixed' || names === 'versioned') return names === 'fixed';
  throw new Error(`--names takes "versioned" or "fixed", not "${names}".`);
}
