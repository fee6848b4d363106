import { build } from 'esbuild';
import wabt from 'wabt';

const { parseWat } = await wabt();

/** Modules named `*.wat.ts` export WebAssembly's text format, `wat`; the binary is shipped in its place, in base64. */
const filter = /\.wat\.ts$/;

async function assemble(id) {
  const { outputFiles } = await build({
    entryPoints: [id],
    bundle: true,
    write: false,
    format: 'esm',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  const { wat } = await import(`data:text/javascript;base64,${code}`);
  const assembled = parseWat(id, wat, { simd: true });
  try {
    const { buffer } = assembled.toBinary({});
    return `export const wat = ${JSON.stringify(Buffer.from(buffer).toString('base64'))};`;
  } finally {
    assembled.destroy();
  }
}

/** For Rollup. */
export const assembledKernels = {
  name: 'assembled-kernels',
  load: (id) => (filter.test(id) ? assemble(id) : null),
};

/** The same for esbuild. */
export const assembling = {
  name: 'assembled-kernels',
  setup({ onLoad }) {
    onLoad({ filter }, async ({ path }) => ({ contents: await assemble(path), loader: 'js' }));
  },
};
