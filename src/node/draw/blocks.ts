import type { Pixels } from '../../client/image/pixels.js';
import { cropped } from '../../client/image/part-of-pixels.js';
import { resized } from '../../client/image/resize.js';
import {
  alternativeOf,
  isBitmap,
  isSmooth,
  type Figure,
  type FigurePart,
  type ImageView,
  type Layer,
  type Callout,
  type Legend,
  type MapTable,
  type Mark,
  type Pane,
  type PanelGrid,
  type TileGrid,
} from '../../components/figure/figure.js';

/** Small multiples of one kind, in rows. */
export interface Block {
  /** What stands above all of them; empty where nothing does. */
  title: string;
  /** What they are together, for those who do not see them, where they have no labels. */
  name: string;
  /** What is told of each of them in words: scores, predictions. */
  numbers: string[];
  columns: number;
  /** Width of a tile in CSS pixels, about. */
  tileWidth: number;
  /** Height by width of a tile. */
  aspect: number;
  tiles: DrawnTile[];
}

/** What is painted, from the ground up. */
interface DrawnLayer {
  pixels: Pixels;
  /** In [0, 1]. */
  opacity: number;
  grey: boolean;
  /** Keeps its own shape in the tile's upper left, instead of filling the tile. */
  fitted: boolean;
  smooth: boolean;
  /** Stands at the lower left with these shares of the tile's sides. */
  shares: { width: number; height: number } | null;
}

/** One of the small multiples. */
export interface DrawnTile {
  /** Seen where nothing is painted: evenly grey, or hatched. */
  ground: Pane['ground'];
  layers: DrawnLayer[];
  marks: readonly Mark[];
  /** Whether it is the one that is looked at among its like. */
  marked: boolean;
  /** Above it; empty where nothing stands there. */
  label: string;
  /** What its pictures show, for those who do not see them. */
  spoken: string;
  legend: Legend | null;
  /** Stands above it as a short text; empty where nothing does. */
  number: string;
  /** What happens at a place of it, told below it at the end of a line. */
  callout: Callout | null;
  /** Stands left of two rows, or begins a row. */
  place: 'leading' | 'starting' | undefined;
}

/** About as wide as a panel is where there is room: 15em of 0.85 times 16 pixels. */
const PANEL = 204;
/** Of tiles that are many, and of those that are so many in a row that they would be too wide. */
const [SMALL, ROW] = [96, 1000];
/** Opacity of a run that has come to nothing. */
const FAILED = 0.35;

/** Tile by tile what a figure shows, in its order. */
export function blocksOf({ parts }: Pick<Figure, 'parts'>): Block[] {
  return parts.flatMap(blockOf).flatMap((block) => {
    const tiles = block.tiles.filter(({ layers }) => layers.length > 0);
    return tiles.length > 0 ? [{ ...block, tiles }] : [];
  });
}

function blockOf(part: FigurePart): Block[] {
  if (part.kind === 'panels') return [panelBlock(part)];
  if (part.kind === 'table') return [rowBlock(part)];
  return part.kind === 'tiles' ? [tileBlock(part)] : [];
}

/** The maps of a table in a row of their own; its numbers stand in a table below them. */
function rowBlock({ name, rows }: MapTable): Block {
  return {
    title: '',
    name: `${name}: ${rows.map(({ label }) => label).join(', ')}`,
    numbers: [],
    columns: Math.min(6, Math.max(1, rows.length)),
    tileWidth: SMALL,
    aspect: 1,
    tiles: rows.map(({ pane }) => paneTile(pane)),
  };
}

function panelBlock({ columns, shape: [height, width], panels }: PanelGrid): Block {
  const tiles = panels.flatMap((panel): DrawnTile[] => {
    if (panel.kind !== 'panel') return [];
    const { label, legend, place, callout } = panel;
    return [{ ...paneTile(panel), label, legend, place, callout: callout ?? null }];
  });
  const common = { title: '', name: '', numbers: [], tileWidth: PANEL };
  return { ...common, columns: Math.max(1, columns.wide), aspect: height / width, tiles };
}

/** Each pane is a tile; those of one picture stand side by side. */
function tileBlock({ title, name, columns, aspect, tiles, isNumbered }: TileGrid): Block {
  const panes = Math.max(1, ...tiles.map((tile) => tile.panes.length));
  return {
    title,
    name,
    numbers: isNumbered ? [] : tiles.map(({ number }) => number).filter(Boolean),
    columns: Math.max(1, columns) * panes,
    tileWidth: Math.min(SMALL, Math.round(ROW / (Math.max(1, columns) * panes))),
    aspect: 1 / aspect,
    tiles: tiles.flatMap((tile) =>
      tile.panes.map((pane): DrawnTile => {
        const drawn = paneTile(pane);
        const faded = drawn.layers.map((layer) => ({ ...layer, opacity: layer.opacity * FAILED }));
        const layers = tile.isFaint ? faded : drawn.layers;
        const number = isNumbered ? tile.number : '';
        return { ...drawn, layers, number, marked: tile.isCurrent ?? false };
      }),
    ),
  };
}

function paneTile({ ground, layers, marks }: Pane): DrawnTile {
  return {
    ground,
    layers: layers.map(drawnLayer),
    marks,
    marked: false,
    label: '',
    spoken: layers.map(alternativeOf).filter(Boolean).join(' '),
    legend: null,
    number: '',
    callout: null,
    place: undefined,
  };
}

function drawnLayer({ source, crop, within, fitted, ground, opacity = 1 }: Layer): DrawnLayer {
  const common = { opacity, grey: ground ?? false };
  const size = crop?.box ?? source;
  const shares = within && {
    width: size.width / within.width,
    height: size.height / within.height,
  };
  if (isBitmap(source)) {
    const pixels = source.paint();
    const smooth = source.isSmooth ?? false;
    return { ...common, pixels, fitted: fitted ?? false, smooth, shares: shares ?? null };
  }
  const view = pixelsOf(source);
  const smooth = isSmooth(view);
  const pixels = crop ? piece(view, crop) : view;
  return { ...common, pixels, fitted: crop !== undefined, smooth, shares: shares ?? null };
}

/** Here a view is pixels (pictures/load-picture.ts). */
function pixelsOf(view: ImageView): Pixels {
  if ('data' in view) return view as Pixels;
  throw new Error('a view without pixels cannot be drawn');
}

/** The part of a view, at the view's own resolution. */
function piece(view: Pixels, { box, of: [height, width] }: NonNullable<Layer['crop']>): Pixels {
  const [right, down] = [view.width / width, view.height / height];
  const [left, top, across, high] = [
    box.left * right,
    box.top * down,
    box.width * right,
    box.height * down,
  ].map(Math.round);
  return resized(cropped(view, left!, top!, across!, high!), across!, high!);
}
