import { imageRequestNames, type Declarations, type ImageAttributes } from '../base/properties.js';

/** The attributes of a `<method-contest>`, besides those of every element. */
export interface ContestAttributes extends ImageAttributes {
  methods: string | null;
  measures: string | null;
  sort: string | null;
  steps: number;
  seed: number;
}

export const contestProperties: Declarations = {
  methods: { type: String, keywords: true },
  measures: { type: String, keywords: true },
  sort: { type: String, keywords: true },
  steps: { type: Number, initial: 32 },
  seed: { type: Number, initial: 0 },
};

/** Those whose change asks for a new contest. */
export const contestRequestNames = [
  ...imageRequestNames,
  'methods',
  'measures',
  'steps',
  'seed',
] as const;
