import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CompilerState, Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const root = path.join(import.meta.dirname, '../..');

/** What can be imported, each with its declarations below `dist/`. An entry may contain all of another. */
const entries = {
  engine: { file: 'engine.d.ts' },
  index: { file: 'index.d.ts', contains: 'engine' },
  render: { file: 'node/render.d.ts' },
  storybook: { file: 'storybook/index.d.ts' },
};

/** Elements' declarations name their controllers, which are no part of the interface. */
const closed = new Set(['index']);

/** The framework types declare modules of others, which API Extractor leaves out: they are taken as they are. */
const frameworks = ['elements', 'jsx', 'preact', 'solid', 'svelte', 'vue'];

/**
 * The reports of what TypeScript sees, by their file names.
 *
 * @param {string} dist A build; its declarations find other packages from where they lie.
 * @param {string[]} names The entries to report.
 */
export async function typeReports(dist, names = Object.keys(entries)) {
  const temporary = await mkdtemp(path.join(tmpdir(), 'convlens-api-'));
  try {
    const configs = names.map((name) => [name, configOf(dist, name, temporary)]);
    const [[, first], ...others] = configs;
    const compilerState = CompilerState.create(first, {
      additionalEntryPoints: others.map(([, { mainEntryPointFilePath }]) => mainEntryPointFilePath),
    });
    const blocks = new Map();
    for (const [name, config] of configs) {
      extract(config, compilerState);
      blocks.set(name, blocksOf(await readFile(config.reportFilePath, 'utf8')));
    }
    return new Map(names.map((name) => [`${name}.api.md`, report(name, blocks.get(name), blocks)]));
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

function configOf(dist, name, reportFolder) {
  const mainEntryPointFilePath = path.join(dist, entries[name].file);
  const silent = { default: { logLevel: 'none' } };
  return ExtractorConfig.prepare({
    packageJsonFullPath: path.join(root, 'package.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath,
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'es2022',
            module: 'esnext',
            moduleResolution: 'bundler',
            lib: ['es2023', 'dom', 'dom.iterable', 'esnext.disposable'],
            types: [],
            strict: true,
            skipLibCheck: true,
          },
          files: [mainEntryPointFilePath],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: name,
        reportFolder,
        reportTempFolder: path.join(reportFolder, 'temp'),
        includeForgottenExports: !closed.has(name),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: silent,
        extractorMessageReporting: silent,
        tsdocMessageReporting: silent,
      },
    },
  });
}

function extract(config, compilerState) {
  const messages = [];
  const { succeeded } = Extractor.invoke(config, {
    localBuild: true,
    compilerState,
    messageCallback: (message) => {
      if (message.logLevel === 'error') messages.push(message.text);
      message.handled = true;
    },
  });
  if (!succeeded) throw new Error(messages.join('\n') || 'API Extractor failed');
}

/** The declarations of a report, without what is internal and without words about comments. */
function blocksOf(text) {
  const [, code] = /```ts\n([^]*?)\n```/.exec(text.replaceAll('\r\n', '\n'));
  return code
    .split(/\n{2,}/)
    .map((block) =>
      block
        .replace(/^ *\/\/ @internal.*\n.*\n?/gm, '')
        .replace(/^ *\/\/ (@public.*|\(undocumented\)|Warning: .*)\n/gm, '')
        .trim(),
    )
    .filter((block) => block && !/^(\/\/\/ <reference|\/\/ \(No|import )/.test(block));
}

function report(name, blocks, all) {
  const { contains } = entries[name];
  const shared = new Set(all.get(contains));
  const own = blocks.filter((block) => !shared.has(block));
  return page(
    name,
    contains && `Besides what is in [${contains}](${contains}.api.md), as far as it is exported.`,
    own,
  );
}

/** The types for frameworks, as the build generates them from the manifest, without comments. */
export async function frameworkReport(dist) {
  const blocks = [];
  for (const name of frameworks) {
    const text = await readFile(path.join(dist, 'frameworks', `${name}.d.ts`), 'utf8');
    const plain = text
      .replace(/^ *\/\*\*[^]*?\*\/\n/gm, '')
      .replace(/^ *\/\/.*\n/gm, '')
      .replace(/\n{2,}/g, '\n')
      .trim();
    blocks.push(`// ${name}.d.ts\n${plain}`);
  }
  return page(
    'frameworks',
    'The types of `convlens/jsx`, `/preact`, `/solid`, `/svelte`, `/vue`.',
    blocks,
  );
}

function page(name, note, blocks) {
  return [
    `# The interface of convlens: ${name}`,
    'Written by `npm run api`. Do not edit it.',
    note,
    `\`\`\`ts\n${blocks.join('\n\n')}\n\`\`\``,
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n');
}
