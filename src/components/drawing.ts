import type { Shape3 } from '../protocol.js';
import { drawnChannels, type ChannelView, type DrawnChannels } from './channels.js';
import { magnitudePercentile } from './ranges.js';

/** A map as one way of drawing shows it. */
export interface Drawing extends DrawnChannels {
  /** The largest magnitude of what is drawn. */
  limit: number;
}

const drawings = new WeakMap<Float32Array, Map<ChannelView, Drawing>>();

/** Made once for each map and way of drawing. */
export function drawingOf(map: Float32Array, shape: Shape3, view: ChannelView): Drawing {
  let known = drawings.get(map);
  if (!known) drawings.set(map, (known = new Map<ChannelView, Drawing>()));
  let drawing = known.get(view);
  if (!drawing) {
    const drawn = drawnChannels(map, shape, view);
    drawing = { ...drawn, limit: magnitudePercentile([drawn.values], 100) };
    known.set(view, drawing);
  }
  return drawing;
}
