import type { PropertyDeclarations } from 'lit';

/** The attributes and properties of every element that computes. */
export const liveProperties: PropertyDeclarations = {
  loading: { type: String },
  backend: { type: String },
  width: { type: Number },
  height: { type: Number },
  controls: { type: String },
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
