/** The folder of the package, with `dist/` and `models/`. */
export const kitFolder = new URL('../../', import.meta.url);
