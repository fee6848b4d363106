import { HTMLCanvasElement } from '../dom/canvas.js';
import type { Pixels } from '../dom/pixels.js';
import { barOf, type Bar } from './bar.js';
import { outlineOf, type Outline } from './place.js';
import type { Rendered } from './template.js';
import {
  attribute,
  byClass,
  byTag,
  find,
  findAll,
  hasClass,
  styleOf,
  textOf,
  type TreeElement,
} from './tree.js';

/** What is painted, from the ground up. */
interface Layer {
  pixels: Pixels;
  /** In [0, 1]. */
  opacity: number;
  grey: boolean;
  /** Keeps its own shape in the tile's upper left, instead of filling the tile. */
  fitted: boolean;
  smooth: boolean;
}

/** One of the small multiples. */
export interface Tile {
  /** Seen where nothing is painted: evenly grey, or hatched. */
  ground: 'even' | 'hatched' | null;
  layers: Layer[];
  outlines: Outline[];
  /** Whether it is the one that is looked at among its like. */
  marked: boolean;
  /** Above it; empty where nothing stands there. */
  label: string;
  /** What its pictures show, for those who do not see them. */
  spoken: string;
  bar: Bar | null;
  /** Stands left of two rows, or begins a row. */
  place: 'leading' | 'starting' | null;
}

/** Opacity of a run that has come to nothing. */
const FAILED = 0.35;

/** @param element holds the canvases, and may be what they stand in, with label and legend */
export function tileOf(element: TreeElement, { refs }: Pick<Rendered, 'refs'>): Tile {
  const picture = hasClass(element, 'picture') ? element : find(element, byClass('picture'));
  const label = find(element, byClass('label'));
  const legend = find(element, byClass('legend'));
  const canvases = picture ? findAll(picture, byTag('canvas')) : [];
  const ground = picture && find(picture, byClass('ground'));
  const under = new Set(ground ? findAll(ground, byTag('canvas')) : []);
  const overlay = Number((picture && styleOf(picture, '--overlay')) ?? 1);
  return {
    ground: groundOf(picture),
    layers: canvases.flatMap((canvas): Layer[] => {
      const pixels = painted(canvas, refs);
      if (!pixels) return [];
      const isUnder = under.has(canvas);
      return [
        {
          pixels,
          opacity: isUnder ? 1 : overlay * (hasClass(element, 'failed') ? FAILED : 1),
          grey: isUnder,
          fitted: hasClass(canvas, 'fitted'),
          smooth: hasClass(canvas, 'smooth'),
        },
      ];
    }),
    outlines: picture ? findAll(picture, isOutline).map(outlineOf) : [],
    marked: hasClass(element, 'here'),
    label: label ? textOf(label) : '',
    spoken: canvases.flatMap((canvas) => attribute(canvas, 'aria-label') || []).join(' '),
    bar: legend && barOf(legend),
    place: hasClass(element, 'leading')
      ? 'leading'
      : hasClass(element, 'starting')
        ? 'starting'
        : null,
  };
}

function groundOf(picture: TreeElement | null): Tile['ground'] {
  if (picture && hasClass(picture, 'cells')) return 'even';
  return picture && hasClass(picture, 'gaps') ? 'hatched' : null;
}

function painted(canvas: TreeElement, refs: Rendered['refs']): Pixels | null {
  const paint = refs[Number(attribute(canvas, 'data-ref') ?? NaN)];
  if (!paint) return null;
  const surface = new HTMLCanvasElement();
  paint(surface);
  return surface.pixels;
}

/** What is seen of an overlay without a pointer or the focus on it. */
function isOutline(box: TreeElement): boolean {
  const isPlace = hasClass(box, 'place') && hasClass(box, 'shown');
  return isPlace || hasClass(box, 'window') || hasClass(box, 'field');
}
