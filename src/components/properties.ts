import type { LitElement, PropertyDeclarations, PropertyValues } from 'lit';

/** How much of an element is shown; its styles read the attribute. */
export type Layout = 'full' | 'compact';
export const layoutProperty = {
  type: String,
  reflect: true,
} satisfies PropertyDeclarations[string];

/** The attributes and properties of every element that computes. */
export const liveProperties: PropertyDeclarations = {
  loading: { type: String },
  backend: { type: String },
  width: { type: Number },
  height: { type: Number },
  controls: { type: String },
  layout: layoutProperty,
  toolbar: { type: String },
  status: { state: true },
  progress: { state: true },
};

/** Those that every element has besides which explains what a network makes of a picture. */
export const explainProperties: PropertyDeclarations = {
  model: { type: String },
  card: { type: String },
  src: { type: String },
  target: { type: String },
  colormap: { type: String },
  range: { type: String },
  image: { attribute: false },
};

/**
 * Frameworks set properties where the author wrote attributes, and hand over a number as text, and
 * `""` for what is on: here they become what the attributes would have given.
 */
export function readMarkup(element: LitElement, changed: PropertyValues): void {
  const { elementProperties } = element.constructor as typeof LitElement;
  for (const name of changed.keys()) {
    const value: unknown = Reflect.get(element, name);
    const type = elementProperties.get(name)?.type;
    if (typeof value !== 'string') continue;
    if (type === Number) Reflect.set(element, name, Number(value));
    else if (type === Boolean) Reflect.set(element, name, true);
  }
}
