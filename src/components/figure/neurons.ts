import type { Neuron, Box, Shape3 } from '../../protocol.js';
import { translate } from '../locale/message.js';

/** A place in a layer's maps, in cells from the top left. */
export interface Place {
  x: number;
  y: number;
}

export function cellOf({ x, y }: Place): Box {
  return { left: x, top: y, width: 1, height: 1 };
}

/** The channel that a `unit` asks for; `null` where it takes the strongest. */
export function channelOf(unit: string | null): number | null {
  const parts = (unit ?? '').split(',').map((part) => part.trim());
  const last = parts.at(-1)!;
  return parts.length !== 2 && /^\d+$/.test(last) ? Number(last) : null;
}

/** The place that a `unit` asks for; `null` where it takes the strongest. */
export function placeOf(unit: string | null): Place | null {
  const match = /^\s*(\d+)\s*,\s*(\d+)\s*(,|$)/.exec(unit ?? '');
  return match ? { x: Number(match[1]), y: Number(match[2]) } : null;
}

/** The neuron at a place: of the channel that `unit` asks for, else the strongest there. */
export function unitAt({ x, y }: Place, unit: string | null): string {
  const channel = channelOf(unit);
  return channel === null ? `${x},${y}` : `${x},${y},${channel}`;
}

/** Whether the neurons of a layer lie at places of the picture. */
export function hasPlaces({ layerShape: [height = 1, width = 1, channels] }: Neuron): boolean {
  return channels !== undefined && height * width > 1;
}

/** Whether a neuron's window leaves out a part of the picture. */
export function isPartial({ receptiveField }: Neuron, [height, width]: Shape3): boolean {
  return receptiveField.height < height || receptiveField.width < width;
}

/** `Its receptive field covers 24 × 24 of 32 × 32 pixels.` */
export function fieldText(field: Box, [height, width]: Shape3): string {
  if (field.height >= height && field.width >= width)
    return translate`Its receptive field is the whole image.`;
  return translate`Its receptive field covers ${field.width} × ${field.height} of ${width} × ${height} pixels.`;
}
