import { readFile, rm } from 'node:fs/promises';
import { collectPhrases } from '../phrases.js';

/**
 * Lit reads two globals when it is loaded; with stand-ins, importing a bundle in plain Node is safe.
 */
export const nodeGlobals = [
  'const HTMLElement = globalThis.HTMLElement ?? class {};',
  'const document = globalThis.document ?? { createTreeWalker: () => null, baseURI: "file:///" };',
].join('\n');

/** Modules for bundlers lie anywhere: what is beside them is nowhere to be found. */
export const withoutScriptBase = {
  name: 'without-script-base',
  load: (id) =>
    id.endsWith('/src/asset-base.ts')
      ? 'export const scriptUrl = null;\nexport const scriptBase = null;'
      : null,
};

/** The kit's own bundles load packs as scripts, which works from disk; the import of modules does not. */
export const packsAsScripts = {
  name: 'packs-as-scripts',
  resolveId(id, importer) {
    return id === './load-pack.js' ? this.resolve('./load-pack.script.js', importer) : null;
  },
};

/** Names change from build to build: those of the one before would stay. */
export const emptyChunks = {
  name: 'empty-chunks',
  buildStart: () => rm('dist/chunks', { recursive: true, force: true }),
};

/** The page that shows one element alone, beside its script. */
export const embedPage = pageBeside('embed');

/** The page for authors with a model of their own. */
export const workbenchPage = pageBeside('workbench');

function pageBeside(page) {
  return {
    name: `${page}-page`,
    async generateBundle() {
      const source = await readFile(`src/${page}/${page}.html`);
      this.emitFile({ type: 'asset', fileName: `${page}.html`, source });
    },
  };
}

/** Writes all phrases, for those who bring a language of their own. */
export const phrasesFile = {
  name: 'phrases-file',
  async generateBundle() {
    const { phrases } = await collectPhrases();
    const source = `${JSON.stringify([...phrases.keys()].sort(), null, 2)}\n`;
    this.emitFile({ type: 'asset', fileName: 'phrases.json', source });
  },
};
