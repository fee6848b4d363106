import type { SwitchMode } from '../../protocol.js';
import { imageRequestNames, type Declarations, type ImageAttributes } from '../base/properties.js';
import type { ChannelView } from '../figure/heatmap.js';

/** What of a layer is reconstructed. */
export const keepChoices = ['strongest', 'map', 'all', 'position'] as const;
export type Keep = (typeof keepChoices)[number];

export const sortOrders = ['auto', 'index', 'strength'] as const;
export type SortOrder = (typeof sortOrders)[number];

/** The attributes of a `<deconv-viewer>`, besides those of every element. */
export interface DeconvAttributes extends ImageAttributes {
  layer: string | null;
  keep: Keep;
  unit: string | null;
  switches: SwitchMode;
  compare: boolean;
  reconstructions: boolean;
  top: number;
  epochs: boolean;
  train: boolean;
  maps: string | null;
  sort: SortOrder;
  channels: ChannelView | null;
}

export const deconvProperties: Declarations = {
  layer: { type: String },
  keep: { type: String, keywords: true, initial: 'strongest' },
  unit: { type: String, keywords: true },
  switches: { type: String, keywords: true, initial: 'recorded' },
  compare: { type: Boolean, initial: false },
  reconstructions: { type: Boolean, initial: false },
  top: { type: Number, initial: 0 },
  epochs: { type: Boolean, initial: false },
  train: { type: Boolean, initial: false },
  maps: { type: String, keywords: true },
  sort: { type: String, keywords: true, initial: 'auto' },
  channels: { type: String, keywords: true },
};

/** Those whose change asks for a new computation. */
export const deconvRequestNames = [
  ...imageRequestNames,
  'layer',
  'keep',
  'unit',
  'switches',
  'compare',
] as const;
