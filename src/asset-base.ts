/** Address of the script that this page has loaded; `null` in the modules for bundlers. */
export const scriptUrl: string | null = import.meta.url;

/**
 * The folder that this script was loaded from, with a slash at the end; it also holds the wasm
 * binaries, and the models lie one level up. `null` in the modules for bundlers (rollup.config.js),
 * which lie anywhere: webpack would put the build machine's path here, and esbuild nothing. This file
 * is at the top of `src/` so that every build has it at the top of `dist/`. Not
 * `new URL('./', import.meta.url)`, which bundlers take for an asset.
 */
export const scriptBase: string | null = scriptUrl.replace(/[^/?#]*([?#].*)?$/, '');
