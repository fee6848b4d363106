import type { PropertyDeclarations } from 'lit';

/** The attributes and properties that every explaining element has. */
export const explainProperties: PropertyDeclarations = {
  model: { type: String },
  card: { type: String },
  src: { type: String },
  target: { type: String },
  loading: { type: String },
  backend: { type: String },
  width: { type: Number },
  height: { type: Number },
  colormap: { type: String },
  range: { type: String },
  controls: { type: String },
  image: { attribute: false },
  status: { state: true },
  progress: { state: true },
};
