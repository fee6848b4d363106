/** The bundled worker as text. The build (rollup.config.js) puts it here; the source holds none. */
export const workerSource = '';
