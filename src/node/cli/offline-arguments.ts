import { parseArgs } from 'node:util';
import { modelsNamed } from '../copy/kit-files.js';

export interface OfflineArguments {
  pages: string;
  out: string;
  /** Besides those that the pages name. */
  models: string[];
  force: boolean;
  json: boolean;
  help: boolean;
}

/** @throws an Error that says what is wrong with them */
export function readOfflineArguments(args: string[]): OfflineArguments {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      models: { type: 'string', multiple: true, default: ['none'] },
      force: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { models, ...others } = values;
  const [pages, out] = positionals;
  if (!values.help && (pages === undefined || out === undefined || positionals.length > 2)) {
    throw new Error('Give the folder of pages, and the folder or .zip file to write.');
  }
  return { ...others, pages: pages ?? '', out: out ?? '', models: modelsNamed(models) };
}
