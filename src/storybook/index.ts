/**
 * The kit's elements in Storybook: `addons: ['convlens/storybook']` in `.storybook/main.js` suffices; these
 * are for stories of your own.
 */
import { argTypesOf as rowsOf, type ArgType } from './arg-types.js';
import { requireDeclaration } from './manifest.js';

export type { ArgType } from './arg-types.js';
export type { Args } from './attributes.js';
export { tags } from './manifest.js';
export { markupOf, pageMarkup, type Surroundings } from './markup.js';
export { elementOf, playground, type Playground } from './render.js';

/** The rows of Storybook's table for an element of the kit. */
export function argTypesOf(tag: string): Record<string, ArgType> {
  return rowsOf(requireDeclaration(tag));
}
