import { parseArgs } from 'node:util';
import { languagesNamed, modelsNamed, type Selection } from '../copy/kit-files.js';

export interface CopyArguments extends Selection {
  folder: string | undefined;
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
  const { models, languages, 'keep-old': keepOld, ...others } = values;
  return {
    ...others,
    folder: positionals[0],
    keepOld,
    models: modelsNamed(models),
    languages: languagesNamed(languages),
  };
}
