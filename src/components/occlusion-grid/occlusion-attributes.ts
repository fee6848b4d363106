import { POSITIONS } from '../../client/occlusion/limit.js';
import type { OccluderShape } from '../../protocol.js';
import {
  contrast,
  imageRequestNames,
  type Declarations,
  type ImageAttributes,
} from '../base/properties.js';

/** The attributes of an `<occlusion-grid>`, besides those of every element. */
export interface OcclusionAttributes extends ImageAttributes {
  occluder: string | null;
  stride: string | null;
  fill: string | null;
  shape: OccluderShape | null;
  score: 'probability' | 'logit' | null;
  cells: 'score' | 'class' | null;
  contrast: string;
  position: string | null;
  strip: number | 'grid';
  limit: number;
}

export const occlusionProperties: Declarations = {
  occluder: { type: String },
  stride: { type: String },
  fill: { type: String, keywords: true },
  shape: { type: String, keywords: true },
  score: { type: String, keywords: true },
  cells: { type: String, keywords: true },
  contrast,
  position: { type: String },
  strip: { type: Number, keywords: ['grid'], initial: 8 },
  limit: { type: Number, initial: POSITIONS },
};

/** Those whose change asks for a new sweep. */
export const occlusionRequestNames = [
  ...imageRequestNames,
  'occluder',
  'stride',
  'fill',
  'shape',
  'score',
  'contrast',
] as const;
