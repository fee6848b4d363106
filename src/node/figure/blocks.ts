import type { Rendered } from './template.js';
import { tileOf, type Tile } from './tiles.js';
import {
  attribute,
  byClass,
  childElements,
  find,
  findAll,
  hasClass,
  styleOf,
  textOf,
  type TreeElement,
} from './tree.js';

/** Small multiples of one kind, in rows. */
export interface Block {
  /** What stands above all of them; empty where nothing does. */
  title: string;
  /** What they are together, for those who do not see them, where they have no labels. */
  name: string;
  /** What is written on or below each of them: scores, answers. */
  numbers: string[];
  columns: number;
  /** Width of a tile in CSS pixels, about. */
  tileWidth: number;
  /** Height by width of a tile. */
  aspect: number;
  tiles: Tile[];
}

/** About as wide as a panel is where there is room: 15em of 0.85 times 16 pixels. */
const PANEL = 204;
/** Of tiles that are many. */
const SMALL = 96;
/** Panes in a row of a gallery. */
const IN_GALLERY = 8;

/** Tile by tile what a figure shows, in its order. */
export function blocksOf(rendered: Rendered): Block[] {
  const kinds = Object.entries(readers);
  const isBlock = (element: TreeElement): boolean =>
    kinds.some(([name]) => hasClass(element, name));
  return findAll(rendered.root, isBlock).flatMap((element) => {
    const [, read] = kinds.find(([name]) => hasClass(element, name))!;
    const block = read(element, rendered);
    const tiles = block.tiles.filter(({ layers }) => layers.length > 0);
    return tiles.length > 0 ? [{ ...block, tiles }] : [];
  });
}

type Reader = (element: TreeElement, rendered: Rendered) => Block;

/** By the class of what holds the pictures. */
const readers: Record<string, Reader> = {
  panels: (element, rendered) => ({
    title: '',
    name: '',
    numbers: [],
    columns: numberOf(element, '--wide'),
    tileWidth: PANEL,
    aspect: aspectOf(element),
    tiles: childElements(element).map((panel) => tileOf(panel, rendered)),
  }),
  generator: (element, rendered) => {
    const runs = find(element, byClass('runs'))!;
    const label = find(element, byClass('label'));
    return {
      title: label ? textOf(label) : '',
      name: attribute(runs, 'aria-label') ?? '',
      numbers: findAll(runs, byClass('number')).map(textOf),
      columns: numberOf(runs, '--in-row'),
      tileWidth: SMALL,
      aspect: aspectOf(runs),
      tiles: findAll(runs, byClass('run')).map((run) => tileOf(run, rendered)),
    };
  },
  gallery: (element, rendered) => {
    const panes = numberOf(element, '--panes');
    const tiles = findAll(element, byClass('picture')).map((pane) => tileOf(pane, rendered));
    const columns = panes * Math.max(1, Math.floor(IN_GALLERY / panes));
    return {
      title: '',
      name: '',
      numbers: findAll(element, byClass('answer')).map(textOf),
      columns: Math.min(columns, tiles.length),
      tileWidth: SMALL,
      aspect: aspectOf(element),
      tiles,
    };
  },
  strip: (element, rendered) => ({
    title: '',
    name: attribute(element, 'aria-label') ?? '',
    numbers: findAll(element, byClass('number')).map(textOf),
    columns: numberOf(element, '--frames'),
    tileWidth: SMALL,
    aspect: aspectOf(element),
    tiles: findAll(element, byClass('frame')).map((frame) => tileOf(frame, rendered)),
  }),
};

function numberOf(element: TreeElement, property: string): number {
  return Math.max(1, Number(styleOf(element, property) ?? 1));
}

/** Of `--aspect: width / height`. */
function aspectOf(element: TreeElement): number {
  const [width = 1, height = 1] = (styleOf(element, '--aspect') ?? '1 / 1').split('/').map(Number);
  return height / width;
}
