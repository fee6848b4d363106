import { parseArgs } from 'node:util';

export interface InspectArguments {
  /** A file, a folder, an address or a built-in name. */
  model: string | undefined;
  /** Where the card goes: a file, or `null` for `card.json` beside the model; `undefined` for none. */
  card: string | null | undefined;
  /** The name or the number of one of several outputs. */
  output: string | undefined;
  force: boolean;
  json: boolean;
  quiet: boolean;
  help: boolean;
}

/** @throws an Error that says what is wrong with them */
export function readInspectArguments(args: string[]): InspectArguments {
  const { values, tokens } = parseArgs({
    args: args.map(inlineCard(args)),
    allowPositionals: true,
    tokens: true,
    options: {
      card: { type: 'boolean', default: false },
      'card-file': { type: 'string' },
      output: { type: 'string' },
      force: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const named = tokens.filter((token) => token.kind === 'positional');
  const flag = tokens.find((token) => token.kind === 'option' && token.name === 'card');
  // What follows is the card where another argument is the model.
  const after =
    named.length > 1 ? named.find(({ index }) => index === (flag?.index ?? NaN) + 1) : undefined;
  const models = named.filter((token) => token !== after);
  if (models.length > 1) {
    throw new Error(`One model is inspected, not ${models.length}.`);
  }
  const { 'card-file': inline, card: hasCard, output, ...others } = values;
  const file = inline ?? after?.value;
  if (file === '') throw new Error('--card= needs the name of a file.');
  return {
    ...others,
    model: models[0]?.value,
    card: file ?? (hasCard ? null : undefined),
    output,
  };
}

/** `--card` may stand alone, `--card=FILE` is an option with a value; for `parseArgs` they are two. */
function inlineCard(args: readonly string[]): (arg: string, index: number) => string {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  return (arg, index) => (index < end ? arg.replace(/^--card=/, '--card-file=') : arg);
}
