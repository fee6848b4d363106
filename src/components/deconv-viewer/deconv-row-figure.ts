import { hidesClass, numbered } from '../figure/concealed.js';
import { sampleTitle } from '../figure/sample-title.js';
import { mapLayer } from '../figure/drawn-map.js';
import { pictureLabel, type Pane, type Tile, type TileGrid } from '../figure/figure.js';
import { formatValue } from '../figure/format.js';
import { ownLegendOf } from '../figure/legends.js';
import { shortAnswer } from '../figure/sentences.js';
import { translate } from '../locale/message.js';
import type { DeconvState } from './deconv-figure.js';
import { colorsOf, hasSharedRange, sharedLimit } from './deconv-grids.js';
import { reconstructions, type Labelled } from './deconv-maps-figure.js';
import type { DeconvImage, DeconvResult } from './deconv-request.js';

/** Images beside each other where there is room. */
const IN_ROW = 4;

/** Several images, each above what is reconstructed of it. */
export function imageRow(state: DeconvState, { details, shape }: DeconvResult): TileGrid {
  const { attributes, description } = state;
  const { images } = details;
  const results = images.map(({ result }) => result);
  const limit = hasSharedRange(attributes) ? sharedLimit(state, results) : null;
  const scale = { colorMap: colorsOf(state), fromZero: false, note: '' };
  const end = limit === null ? null : formatValue(limit);
  const words =
    end === null
      ? ([translate`−max`, 50, translate`max of each map`] as const)
      : ([`−${end}`, 50, end] as const);
  return {
    kind: 'tiles',
    key: 'images',
    title: '',
    name: translate`Images with their reconstructions`,
    columns: Math.min(images.length, IN_ROW),
    aspect: shape[1] / shape[0],
    legend: ownLegendOf(scale, words),
    tiles: images.map((image, index): Tile => {
      const { source, picture, result } = image;
      const name = hidesClass(attributes)
        ? numbered(index)
        : sampleTitle(source, description?.samples) || source;
      const input: Pane = {
        layers: [{ part: 'picture', source: picture.view, alternative: name }],
        marks: [],
      };
      const maps = mapsOf(state, image, limit);
      return {
        panes: [
          input,
          ...maps.map(({ label, map }): Pane => ({
            layers: map ? [mapLayer(map, label)] : [],
            marks: [],
          })),
        ],
        label: '',
        number: shortAnswer(result.target),
        answer: result.predictions[0]?.label ?? '',
        note: '',
        name,
        source,
      };
    }),
  };
}

/** What stands above the panes of each image. */
export function rowLabels(state: DeconvState): string[] {
  const [first] = state.result?.details.images ?? [];
  const maps = first ? mapsOf(state, first, null) : [];
  return [pictureLabel(null), ...maps.map(({ label }) => label)];
}

function mapsOf(
  state: DeconvState,
  { result, picture }: DeconvImage,
  limit: number | null,
): Labelled[] {
  return reconstructions({ ...state, result, picture }, limit);
}
