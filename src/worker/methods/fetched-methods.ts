import { maskings } from './read-outs/masks.js';
import type { Methods } from './read-outs/read-out.js';

/** Methods that few pages use; saliency-methods.ts imports this file when one of them is asked for. */
export const fetchedMethods = { ...maskings } satisfies Methods;
