import type { TemplateResult } from 'lit';
import type { Args } from './attributes.js';
import { declarationOf } from './manifest.js';
import { elementOf } from './render.js';

interface Context {
  id: string;
  component?: string;
  parameters: Readonly<Record<string, unknown>>;
}

/** Renders stories that have no `render`: elements of the kit by attributes, others as Storybook does, by properties. */
export function render(args: Args, context: Context): TemplateResult | HTMLElement {
  const { id, component } = context;
  if (!component) throw new Error(`The story ${id} has no component to render.`);
  const declaration = declarationOf(component);
  if (declaration) return elementOf(declaration.tagName)(args, context);
  return Object.assign(document.createElement(component), args);
}
