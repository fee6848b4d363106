import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { listedCodes } from '../error-codes.js';
import { lined } from './html.js';

const run = promisify(execFile);
const root = path.join(import.meta.dirname, '../..');

/** An option as the help names it: `--out DIR`, `-h, --help`, `--card [FILE]`. */
const option = /^ {2}(-[-\w, ]*?\w(?: [A-Z[][A-Z\]]*)?)(?= {2,})/gm;

/** Names that scripts, servers and shells use: the package's entries, the command's options, the codes of errors. */
export async function namesReport(dist) {
  const codes = [...(await listedCodes())].sort();
  return [
    '# The interface of convlens: names',
    'Written by `npm run api`. Do not edit it.',
    section('The package', await packageLines()),
    section('Values of `convlens/define` and `dist/convlens.js`', await valueLines(dist)),
    ...(await Promise.all(
      ['render', 'copy', 'inspect', 'offline'].map(async (command) => {
        return section(`\`convlens ${command}\``, await commandLines(dist, command));
      }),
    )),
    section('Error codes', codes),
  ]
    .join('\n\n')
    .concat('\n');
}

async function packageLines() {
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const folders = await readdir(path.join(root, 'models'), { withFileTypes: true });
  const models = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return [
    `node ${manifest.engines.node}`,
    ...lined('command', Object.keys(manifest.bin), (name) => name),
    ...lined('import', Object.keys(manifest.exports), (entry) => `convlens${entry.slice(1)}`),
    ...lined('model', models, (name) => name),
    ...lined('peer', Object.entries(manifest.peerDependencies), (peer) => peer.join(' ')),
  ];
}

/** The scripts for pages export fewer values than `convlens`, and all of its types. */
async function valueLines(dist) {
  const text = await readFile(path.join(dist, 'define.d.ts'), 'utf8');
  const [, names] = /^export \{([^}]*)\}/m.exec(text);
  return lined(
    'value',
    names
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
    (name) => name,
  );
}

async function commandLines(dist, command) {
  const { stdout } = await run(process.execPath, [
    path.join(dist, 'node/cli.js'),
    command,
    '--help',
  ]);
  const options = [...stdout.matchAll(option)].map(([, name]) => `option ${name}`);
  const exits = /^Exit codes:([^]*?)\.\s*$/m.exec(stdout)[1];
  const codes = [...exits.matchAll(/(?:^|[;\s])(\d)(?=\s)/g)].map(
    ([, code]) => `exit code ${code}`,
  );
  return [/^Usage: (.*)$/m.exec(stdout)[1], ...options, ...codes];
}

function section(title, lines) {
  return `## ${title}\n\n\`\`\`text\n${lines.join('\n')}\n\`\`\``;
}
