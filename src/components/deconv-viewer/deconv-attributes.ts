import type { SwitchMode } from '../../protocol.js';
import { imageRequestNames, type Declarations, type ImageAttributes } from '../base/properties.js';
import type { ChannelView } from '../figure/heatmap.js';

/** What of a layer is reconstructed. */
export const keepChoices = ['strongest', 'map', 'all', 'position'] as const;
/**
 * What a reconstruction keeps of its layer: the strongest activation, one whole map, all maps, or the
 * activation at a position.
 */
export type Keep = (typeof keepChoices)[number];
/** `auto`: a whole map, or the activation at the place that `unit` names. */
export type KeepSetting = Keep | 'auto';

export const sortOrders = ['auto', 'index', 'strength'] as const;
/** The order of feature maps. */
export type SortOrder = (typeof sortOrders)[number];

/** The attributes of a `<deconv-viewer>`, besides those of every element. */
export interface DeconvAttributes extends ImageAttributes {
  layer: string | null;
  keep: KeepSetting;
  unit: string | null;
  switches: SwitchMode;
  compare: boolean;
  reconstructions: boolean;
  top: number;
  /** `null`: none; empty: all of them with a slider; otherwise the moments to lay side by side. */
  epochs: string | null;
  train: boolean;
  maps: string | null;
  sort: SortOrder;
  channels: ChannelView | null;
}

export const deconvProperties: Declarations = {
  layer: { type: String },
  keep: { type: String, keywords: true, initial: 'auto' },
  unit: { type: String, keywords: true },
  switches: { type: String, keywords: true, initial: 'recorded' },
  compare: { type: Boolean, initial: false },
  reconstructions: { type: Boolean, initial: false },
  top: { type: Number, initial: 0 },
  epochs: { type: String, keywords: true, mayBeEmpty: true },
  train: { type: Boolean, initial: false },
  maps: { type: String, keywords: true },
  sort: { type: String, keywords: true, initial: 'strength' },
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
