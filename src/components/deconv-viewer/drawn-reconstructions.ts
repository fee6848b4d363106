import type { DrawnMap } from '../view/canvases.js';
import { drawingOf } from '../figure/drawn-map.js';
import { summarise, sumChannels } from '../figure/heatmap.js';
import { spokenLanguage, type Language } from '../locale/message.js';
import { viewOf, type DeconvState } from './deconv-state.js';

const framed = new WeakMap<Float32Array, { key: string; language: Language; drawn: DrawnMap }>();

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
  const language = spokenLanguage();
  if (known?.key === key && known.language === language) return known.drawn;
  const drawn: DrawnMap = {
    ...drawing,
    scale: { range: [-end, end], colorMap, fromZero: false, note: '' },
    summary: summarise(sumChannels(map, shape), shape),
  };
  framed.set(map, { key, language, drawn });
  return drawn;
}
