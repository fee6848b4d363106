import type { Box, Neuron, Shape3 } from '../protocol.js';
import { say } from './language.js';

/** Whether a neuron's window leaves out a part of the picture. */
export function isPartial({ receptiveField }: Neuron, [height, width]: Shape3): boolean {
  return receptiveField.height < height || receptiveField.width < width;
}

/** `It sees 24 × 24 of 32 × 32 pixels.` */
export function fieldText(field: Box, [height, width]: Shape3): string {
  if (field.height >= height && field.width >= width) return say`It sees the whole picture.`;
  return say`It sees ${field.width} × ${field.height} of ${width} × ${height} pixels.`;
}
