/**
 * The folder that this script was loaded from, which also holds the wasm binaries and, one level up,
 * the models. It lies at the top of `src/` so that every build has it at the top of `dist/`.
 */
export const scriptBase: string = new URL('./', import.meta.url).href;
