import type { SaliencyMethod } from '../../protocol.js';
import { imageRequestNames, type Declarations, type ImageAttributes } from '../base/properties.js';
import type { ChannelView } from '../figure/heatmap.js';

/** The attributes of a `<saliency-map>`, besides those of every element. */
export interface SaliencyAttributes extends ImageAttributes {
  method: SaliencyMethod;
  compare: string | null;
  layer: string | null;
  unit: string | null;
  camLayer: string | null;
  steps: number | null;
  baseline: string | null;
  samples: number | null;
  noise: number | null;
  noiseSeed: number | null;
  masks: number | null;
  freeze: boolean;
  crop: string | null;
  group: string | null;
  channels: ChannelView | 'auto';
  clip: number | 'auto';
  picture: 'auto' | 'beside' | 'under' | 'none';
  opacity: number;
  sanity: boolean;
  faithfulness: boolean;
}

export const saliencyProperties: Declarations = {
  method: { type: String, keywords: true, initial: 'guided-backprop' },
  compare: { type: String, keywords: true },
  layer: { type: String },
  unit: { type: String, keywords: true },
  camLayer: { type: String, attribute: 'cam-layer' },
  steps: { type: Number },
  baseline: { type: String },
  samples: { type: Number },
  noise: { type: Number },
  noiseSeed: { type: Number, attribute: 'noise-seed' },
  masks: { type: Number },
  freeze: { type: Boolean, initial: false },
  crop: { type: String, keywords: true },
  group: { type: String, keywords: true },
  channels: { type: String, keywords: true, initial: 'auto' },
  clip: { type: Number, keywords: true, initial: 'auto' },
  picture: { type: String, keywords: true, initial: 'auto' },
  opacity: { type: Number, initial: 0.6 },
  sanity: { type: Boolean, initial: false },
  faithfulness: { type: Boolean, initial: false },
};

/** Those whose change asks for a new computation. */
export const saliencyRequestNames = [
  ...imageRequestNames,
  'method',
  'compare',
  'layer',
  'unit',
  'camLayer',
  'steps',
  'baseline',
  'samples',
  'noise',
  'noiseSeed',
  'masks',
  'sanity',
  'faithfulness',
] as const;

/** The methods to show, in the order that the author wrote them. */
export function shownMethods({
  compare,
  method,
}: Pick<SaliencyAttributes, 'compare' | 'method'>): SaliencyMethod[] {
  const names = (compare ?? '').split(/[\s,]+/).filter(Boolean);
  // The engine refuses names that it does not know, by an error that lists those it does.
  return (names.length > 0 ? [...new Set(names)] : [method]) as SaliencyMethod[];
}

/** A `src` that names several images; addresses have no spaces, but those of data may. */
const SEVERAL = /^\s*(?!data:)(\S+\s+\S|sample:(\*|\d+-))/;

/** Whether the attributes ask for a gallery. */
export function isGallery({ src }: Pick<SaliencyAttributes, 'src'>): boolean {
  return SEVERAL.test(src ?? '');
}
