import { reportEvents } from './actions.js';
import { mergedArgTypes, type Rows } from './arg-types.js';
import { initialArgs, type Args } from './attributes.js';
import { declarationOf } from './manifest.js';

/** What Storybook adds to every preview. Stories of components that are not of the kit stay as they are. */

interface Story {
  component?: unknown;
}

/** After Storybook's own reading of a manifest, if one is set. */
export const argTypesEnhancers = [
  ({ component, argTypes }: Story & { argTypes: Rows }): Rows => {
    const element = declarationOf(component);
    return element ? mergedArgTypes(element, argTypes) : argTypes;
  },
];

/** Fields show the defaults until somebody sets them. */
export const argsEnhancers = [
  ({ component, initialArgs: given }: Story & { initialArgs: Args }): Args => {
    const element = declarationOf(component);
    return element ? { ...initialArgs(element), ...given } : {};
  },
];

export function beforeEach({ component, canvasElement }: Story & { canvasElement: HTMLElement }) {
  return reportEvents(component, canvasElement);
}
