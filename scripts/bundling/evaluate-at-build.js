import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';

const { version } = JSON.parse(await readFile('package.json', 'utf8'));

/** Modules named `*.build.ts` are evaluated here, and what they export is shipped as plain data. */
export const evaluateAtBuild = {
  name: 'evaluate-at-build',
  async load(id) {
    if (!id.endsWith('.build.ts')) return null;
    const { outputFiles } = await build({
      entryPoints: [id],
      bundle: true,
      write: false,
      format: 'esm',
      define: { PACKAGE_VERSION: JSON.stringify(version) },
    });
    const code = Buffer.from(outputFiles[0].contents).toString('base64');
    const values = await import(`data:text/javascript;base64,${code}`);
    return Object.entries(values)
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
      .join('\n');
  },
};
