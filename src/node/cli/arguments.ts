import { parseArgs } from 'node:util';

export interface RenderArguments {
  pages: string[];
  check: boolean;
  force: boolean;
  replace: boolean;
  json: boolean;
  quiet: boolean;
  allowNetwork: boolean;
  help: boolean;
  only: string | undefined;
  out: string | undefined;
  root: string | undefined;
  /** In milliseconds. */
  timeout: number | undefined;
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
      json: { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
      'allow-network': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      only: { type: 'string' },
      out: { type: 'string' },
      root: { type: 'string' },
      timeout: { type: 'string' },
    },
  });
  const { 'allow-network': allowNetwork, timeout, ...others } = values;
  return {
    ...others,
    pages: positionals,
    allowNetwork,
    timeout: millisecondsOf(timeout),
    only: others.only,
    out: others.out,
    root: others.root,
  };
}

function millisecondsOf(seconds: string | undefined): number | undefined {
  if (seconds === undefined) return undefined;
  const milliseconds = Number(seconds) * 1000;
  // Timers count in 32 bits.
  if (milliseconds > 0 && milliseconds < 2 ** 31) return milliseconds;
  throw new Error(`--timeout takes a number of seconds, not "${seconds}".`);
}
