import { differencesFromBaseline } from './read-outs/deeplift.js';
import { principalComponents } from './read-outs/eigen-cam.js';
import { maskings } from './read-outs/masks.js';
import type { Methods } from './read-outs/read-out.js';
import { weightedGradients } from './read-outs/weighted-gradients.js';

/** Methods that few pages use; saliency-methods.ts imports this file when one of them is asked for. */
export const fetchedMethods = {
  ...principalComponents,
  ...differencesFromBaseline,
  ...weightedGradients,
  ...maskings,
} satisfies Methods;
