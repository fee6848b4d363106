import { Pixels } from '../../client/image/pixels.js';
import type { LayerRelevance, Shape3 } from '../../protocol.js';
import { percentileOf } from '../figure/display-defaults.js';
import { mapLayer, type DrawnMap } from '../figure/drawn-map.js';
import type { Layer, Panel } from '../figure/figure.js';
import { capital } from '../figure/format.js';
import { layerTitle } from '../figure/layers.js';
import { clipNote, legendOf } from '../figure/legends.js';
import { mapText } from '../figure/map-words.js';
import { magnitudePercentile } from '../figure/ranges.js';
import { translate } from '../locale/message.js';
import type { LrpState } from './lrp-figure.js';
import { inspectedResult } from './lrp-request.js';
import { mapTitle } from './lrp-title-text.js';

/** What the view lays over it belongs to this name. */
export const LAYER_PANEL = 'layer';

/**
 * The relevance of the layer that `layers` names, pooled over its maps, as large as that of the pixels;
 * none of a layer without maps.
 */
export function layerPanels(state: LrpState): Panel[] {
  const { attributes, description } = state;
  const name = attributes.layers;
  if (!name) return [];
  const inspected = inspectedResult(state);
  const layer = inspected && openedLayer(state);
  const known = description?.layers.find((each) => each.name === name);
  // Before the result is there its room is kept.
  if (inspected ? !layer : known && known.shape.length !== 3) return [];
  const title = capital(layerTitle(description, name, name));
  const isOne = !inspected || Object.keys(state.result!.details.compared).length === 1;
  const label = isOne
    ? translate`${title}, summed over its maps`
    : translate`${title}, summed over its maps: ${mapTitle(inspected.method)}`;
  const map = layer && drawnLayer(layer, state);
  const clips = layer ? percentileOf(attributes.clip, shapeOf(layer)) < 100 : false;
  return [
    {
      kind: 'panel',
      key: LAYER_PANEL,
      part: 'map-panel',
      label,
      // It covers what the layer sees, which is all of the image.
      layers: map ? [{ ...mapLayer(map, label), fitted: false }, ...zerosLayers(layer)] : [],
      marks: [],
      legend: legendOf(map?.scale ?? null, attributes.colormap, clips),
    },
  ];
}

/** The layer that `layers` names, where it has maps. */
export function openedLayer(state: LrpState): LayerRelevance | null {
  const layers = inspectedResult(state)?.details.layers ?? [];
  const found = layers.find(({ name }) => name === state.attributes.layers);
  const [rows = 1, columns = 1] = found?.pooledShape ?? [];
  return found?.pooledShape.length === 2 && rows * columns > 1 ? found : null;
}

function shapeOf({ pooledShape: [rows = 1, columns = 1] }: LayerRelevance): Shape3 {
  return [rows, columns, 1];
}

function drawnLayer(layer: LayerRelevance, { attributes }: LrpState): DrawnMap {
  const { pooled } = layer;
  const shape = shapeOf(layer);
  const percentile = percentileOf(attributes.clip, shape);
  const limit = magnitudePercentile([pooled], percentile);
  const range: [number, number] = [-limit, limit];
  const note = clipNote({ values: pooled, shape }, range, percentile);
  return {
    values: pooled,
    shape,
    scale: { range, colorMap: attributes.colormap, fromZero: false, note },
    summary: mapText(pooled, shape, 'relevance'),
  };
}

/** Pixels of a dot's cell, of which the middle one is the dot. */
export const DOT_CELL = 3;

/** Of the lines of charts: it stands out of every colour map. */
const DOT = [201, 87, 28, 255];

/** A dot at every place where a denominator is exactly 0, in any channel; none where none is. */
function zerosLayers(layer: LayerRelevance | null): Layer[] {
  if (!layer || layer.zeros.count === 0) return [];
  const [height, width] = shapeOf(layer);
  const source = {
    width: width * DOT_CELL,
    height: height * DOT_CELL,
    key: [layer.zeros.positions, layer.pooled],
    paint: () => zeroDots(layer),
  };
  return [{ part: 'zeros', source, alternative: '' }];
}

/** Of units without places they lie side by side. */
export function zeroDots({ shape, zeros }: Pick<LayerRelevance, 'shape' | 'zeros'>): Pixels {
  const [height = 1, width = 1, channels = 1] = shape.length === 3 ? shape : [1, shape[0], 1];
  const pixels = new Pixels(width * DOT_CELL, height * DOT_CELL);
  for (const position of zeros.positions) {
    const cell = Math.floor(position / channels);
    const [x, y] = [(cell % width) * DOT_CELL + 1, Math.floor(cell / width) * DOT_CELL + 1];
    pixels.data.set(DOT, (y * pixels.width + x) * 4);
  }
  return pixels;
}
