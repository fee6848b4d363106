import path from 'node:path';
import { build } from 'esbuild';

/**
 * The tables of saliency methods, LRP rules and composites and of presets (src/protocol/tables/) as scripts of Node use
 * them: for the types of attributes in the manifest and for the tables of the docs.
 */
const folder = path.join(import.meta.dirname, '../src/protocol/tables');

/** The modules of the tables, all in one. */
export async function loadTables() {
  const modules = [
    'row',
    'saliency-methods',
    'lrp-rules',
    'lrp-composites',
    'preprocessing-presets',
    'preprocessing-users',
    'names.build',
  ];
  const { outputFiles } = await build({
    stdin: {
      contents: modules.map((name) => `export * from './${name}.js';`).join('\n'),
      resolveDir: folder,
    },
    bundle: true,
    write: false,
    format: 'esm',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}
