import { positionOf, planOcclusion, type Cell } from '../../client/occlusion/plan.js';
import type { OcclusionResult } from '../../client/occlusion/occlusion.js';
import { ExplainError, type Position } from '../../protocol.js';
import type { Note, Pane, Tile, TileGrid } from '../figure/figure.js';
import { formatCount, formatOrdinal } from '../figure/format.js';
import { remembered } from '../figure/remembered.js';
import { translate } from '../locale/message.js';
import type { OcclusionState } from './occlusion-figure.js';
import {
  imageGridOf,
  nearestCell,
  nearestOf,
  stripCells,
  type ImageGrid,
} from './occlusion-findings.js';
import { hiddenLayer, windowMark } from './occlusion-patch.js';
import { occlusionRequest } from './occlusion-request.js';
import { frameText, roundAmount, shortAmount } from './occlusion-text.js';

/** Occluded images with the probability above each: some of a row, or all of the grid, as papers print them. */
export function stripParts(state: OcclusionState): (Note | TileGrid)[] {
  const { strip } = state.attributes;
  if (strip === 'grid') return gridParts(state);
  const count = Math.floor(strip);
  return count > 0 ? [rowOf(state, count)] : [];
}

const pending: Pane = { layers: [], marks: [] };
const empty: Tile = { panes: [pending], label: '', number: '', note: '', name: '' };

/** Images in a row, that in which the occluder is. */
function rowOf(state: OcclusionState, count: number): TileGrid {
  const { shown } = state;
  const cells = rowCells(state, count);
  // The row may be shorter; its length is not known before the first slice.
  const frames = shown ? Math.min(count, shown.details.grid.lefts.length) : count;
  const current = shown && state.position ? nearestCell(shown, state.position) : null;
  return {
    ...common(state),
    key: 'strip',
    name: translate`Occluded images`,
    columns: frames,
    tiles: Array.from({ length: frames }, (_, index) => {
      const cell = cells[index];
      const tile = shown && cell !== undefined && tileOf(state, shown, cell, shortAmount);
      return tile ? { ...tile, isCurrent: cell === current } : empty;
    }),
  };
}

/** The cells of the images in a row. */
export function rowCells({ shown, around }: OcclusionState, count: number): Cell[] {
  return shown && around ? stripCells(shown, count, around) : [];
}

/** All positions, or where these are too many every other row and column, and so on. */
function gridParts(state: OcclusionState): (Note | TileGrid)[] {
  const { shown, position } = state;
  const size = gridSize(state);
  if (!size) return [];
  const images = imageGridOf(size.rows, size.columns);
  const cells = gridCells(images, size.columns);
  const current = shown && position ? nearestOf(shown, position, cells) : null;
  const tiles = shown ? gridTiles(state, shown, cells) : cells.map(() => empty);
  const grid: TileGrid = {
    ...common(state),
    key: 'grid',
    name:
      cells.length === 1
        ? translate`Occluded image at 1 position`
        : translate`Occluded images at ${formatCount(cells.length)} positions`,
    columns: images.columns,
    tiles: tiles.map((tile, index) =>
      cells[index] === current ? { ...tile, isCurrent: true } : tile,
    ),
  };
  if (images.step === 1) return [grid];
  const [some, all] = [cells.length, size.rows * size.columns].map((count) => formatCount(count));
  const text = translate`Shown here: every ${formatOrdinal(images.step)} row and column, ${some!} of ${all!} positions.`;
  return [{ kind: 'note', paragraph: { kind: 'about', part: 'coarser', text: [text] } }, grid];
}

/** Rows and columns of the sweep; those that it will have, before there is one. */
function gridSize({ shown, description, attributes }: OcclusionState): {
  rows: number;
  columns: number;
} | null {
  if (shown) {
    const { tops, lefts } = shown.details.grid;
    return { rows: tops.length, columns: lefts.length };
  }
  if (!description) return null;
  try {
    const { grid } = planOcclusion(
      description.inputShape,
      occlusionRequest(attributes, description),
    );
    return { rows: grid.tops.length, columns: grid.lefts.length };
  } catch (error) {
    // The request says what is wrong with the settings.
    if (error instanceof ExplainError) return null;
    throw error;
  }
}

/** The cells that are shown as images, row by row. */
export function gridCells({ step, rows, columns }: ImageGrid, inRow: number): Cell[] {
  return Array.from(
    { length: rows * columns },
    (_, index) => Math.floor(index / columns) * step * inRow + (index % columns) * step,
  );
}

/** Made once for each slice of the sweep: a pointer draws the figure often. */
function gridTiles(
  state: OcclusionState,
  shown: OcclusionResult,
  cells: readonly Cell[],
): readonly Tile[] {
  const { picture, description } = state;
  if (!picture || !description) return cells.map(() => empty);
  const { view } = picture;
  const known = remembered(view, 'occluded', [], () => new WeakMap<object, readonly Tile[]>());
  let tiles = known.get(shown);
  if (!tiles) {
    tiles = cells.map((cell) =>
      shown.details.known[cell] ? tileOf(state, shown, cell, roundAmount) : empty,
    );
    known.set(shown, tiles);
  }
  return tiles;
}

function common({
  description,
}: OcclusionState): Omit<TileGrid, 'columns' | 'key' | 'name' | 'tiles'> {
  const [height, width] = description?.inputShape ?? [1, 1];
  return { kind: 'tiles', title: '', aspect: width / height, legend: null, isNumbered: true };
}

/** The image with the occluder at the position of a cell. */
function tileOf(
  { picture, description }: OcclusionState,
  shown: OcclusionResult,
  cell: Cell,
  textOf: (shown: OcclusionResult, amount: number) => string,
): Tile {
  if (!picture || !description) return empty;
  const { details } = shown;
  const place: Position = positionOf(details.grid, cell);
  const amount = (details.probabilities ?? details.logits)[cell]!;
  const layers = [
    { part: 'picture', source: picture.view, alternative: '' },
    hiddenLayer(details, place, description),
  ];
  return {
    panes: [{ layers, marks: [windowMark(shown, place)] }],
    label: '',
    number: textOf(shown, amount),
    note: '',
    name: frameText(shown, place, amount),
  };
}
