import type { CommonAttributes, Declarations } from '../base/properties.js';

/** The attributes of a `<relu-backward>`, besides those of every element. */
export interface ReluAttributes extends CommonAttributes {
  /** What the reader has changed included; `null` for the paper's numbers. */
  values: string | null;
  signal: string | null;
  rules: string | null;
  sketch: string | null;
}

export const reluProperties: Declarations = {
  values: { type: String },
  signal: { type: String },
  rules: { type: String, keywords: true },
  sketch: { type: String },
};

/** Those whose change asks for a new computation. */
export const reluRequestNames = ['values', 'signal', 'rules', 'backend'] as const;

/** The numbers as they are written, row by row. */
export type ReluEdits = Record<'values' | 'signal', string[][]>;
