import type { Shape3 } from '../../protocol.js';
import type { DrawnMap } from '../canvases.js';
import { drawnChannels, type ChannelView, type DrawnChannels } from '../channels.js';
import { summarise, sumChannels } from '../heatmap.js';
import { magnitudePercentile } from '../ranges.js';
import { viewOf, type DeconvState } from './deconv-state.js';

/** A reconstruction as one way of drawing shows it. */
interface Drawing extends DrawnChannels {
  /** The largest magnitude of what is drawn. */
  limit: number;
}

const drawings = new WeakMap<Float32Array, Map<ChannelView, Drawing>>();
const framed = new WeakMap<Float32Array, { key: string; drawn: DrawnMap }>();

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

/** `null` for what is drawn as a picture. */
export function colorsOf(state: DeconvState): string | null {
  return viewOf(state) === 'rgb' ? null : state.element.colormap;
}

/**
 * A reconstruction for a panel.
 *
 * @param limit of the colours; the map's own unless given
 */
export function drawnReconstruction(
  state: DeconvState,
  map: Float32Array,
  limit: number | null,
): DrawnMap {
  const { shape } = state.result!;
  const { limit: own, ...drawing } = drawingOf(map, shape, viewOf(state));
  const end = limit ?? own;
  const colorMap = colorsOf(state);
  const key = JSON.stringify([viewOf(state), end, colorMap]);
  const known = framed.get(map);
  if (known?.key === key) return known.drawn;
  const drawn: DrawnMap = {
    ...drawing,
    scale: { range: [-end, end], colorMap, fromZero: false, note: '' },
    summary: summarise(sumChannels(map, shape), shape),
  };
  framed.set(map, { key, drawn });
  return drawn;
}
