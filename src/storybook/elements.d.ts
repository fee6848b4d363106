import type { ElementDeclaration } from './manifest.js';

/** The elements of the custom-elements manifest; `npm run manifest` writes them, beside the built files. */
export const elements: readonly ElementDeclaration[];
