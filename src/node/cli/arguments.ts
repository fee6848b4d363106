import { parseArgs } from 'node:util';

export interface RenderArguments {
  pages: string[];
  check: boolean;
  force: boolean;
  replace: boolean;
  help: boolean;
  only: string | undefined;
  out: string | undefined;
  root: string | undefined;
}

/** @throws an Error that says what is wrong with them */
export function readArguments(args: string[]): RenderArguments {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      check: { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      replace: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      only: { type: 'string' },
      out: { type: 'string' },
      root: { type: 'string' },
    },
  });
  const { check, force, replace, help, only, out, root } = values;
  return { pages: positionals, check, force, replace, help, only, out, root };
}
