import type { Box, Shape3 } from '../protocol.js';
import type { DrawnMap } from './canvases.js';
import type { DrawnChannels } from './channels.js';
import { say } from './language.js';

const pieces = new WeakMap<DrawnMap, Map<string, DrawnMap>>();

/** A part of a drawn map, in the same colours; made once. */
export function croppedMap(map: DrawnMap, box: Box): DrawnMap {
  let parts = pieces.get(map);
  if (!parts) pieces.set(map, (parts = new Map<string, DrawnMap>()));
  const key = Object.values(box).join();
  const summary = say`Cropped to the window that the neuron sees.`;
  let part = parts.get(key);
  if (part?.summary !== summary) {
    const values = cropped(map, box);
    const shape: Shape3 = [box.height, box.width, map.shape[2]];
    part = { ...map, values, shape, summary };
    parts.set(key, part);
  }
  return part;
}

/** The values inside a box, row-major. */
export function cropped({ values, shape }: DrawnChannels, box: Box): Float32Array {
  const [, width, channels] = shape;
  const part = new Float32Array(box.height * box.width * channels);
  for (let row = 0; row < box.height; row++) {
    const start = ((box.top + row) * width + box.left) * channels;
    part.set(values.subarray(start, start + box.width * channels), row * box.width * channels);
  }
  return part;
}
