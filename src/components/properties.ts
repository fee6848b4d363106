import type { PropertyDeclaration, PropertyDeclarations } from 'lit';

/** The attributes and properties of every element that computes. */
export const liveProperties: PropertyDeclarations = {
  loading: { type: String },
  backend: { type: String },
  width: { type: Number },
  height: { type: Number },
  controls: { type: String },
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
 * A property that takes what its attribute takes: frameworks set properties where the author wrote
 * attributes, and hand over a number as text, and `""` for what is on.
 */
export function fromMarkup(
  accessor: PropertyDescriptor | undefined,
  { type }: PropertyDeclaration,
): PropertyDescriptor | undefined {
  const set = accessor?.set;
  if (!set || (type !== Number && type !== Boolean)) return accessor;
  return {
    ...accessor,
    set(value: unknown) {
      const written = typeof value === 'string';
      set.call(this, !written ? value : type === Number ? Number(value) : true);
    },
  };
}
