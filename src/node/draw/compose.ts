import { Pixels } from '../../client/image/pixels.js';
import { resized } from '../../client/image/resize.js';
import { plainText, type Legend, type Mark } from '../../components/figure/figure.js';
import { hatch, LINE_STEP, MapPixels } from '../../components/figure/hatching.js';
import type { Block, DrawnTile } from './blocks.js';
import { colorAt, hatchedBar } from './legend-bar.js';
import { blend, enlarged, outline, paintGround } from './paint.js';

/** Device pixels in a CSS pixel, at least. */
const DENSITY = 2;
/** In CSS pixels: between tiles, between blocks, above a legend, and its height. */
const [GAP, BETWEEN, ABOVE_BAR, BAR] = [11, 14, 5, 4];
/** The height of a legend whose lines are to be seen. */
const HATCHED_BAR = 10;

/** In CSS pixels: of a number above a tile of 96, and of a callout; and the room of a line. */
const [NUMBER, CALLOUT, LINE] = [20, 13, 1.3];

/** A short text over a picture. */
export interface PictureText {
  text: string;
  /** Where it begins, its baseline, and its size, in device pixels of the picture. */
  x: number;
  y: number;
  size: number;
  /** Which share of its length lies left of `x`. */
  anchor: number;
}

/** A picture of a figure, and how large it is meant to be. */
export interface Composed {
  pixels: Pixels;
  /** In CSS pixels, the size of the live figure's pictures. */
  cssWidth: number;
  cssHeight: number;
  /** Of the tiles in the first row, as shares of the picture's width. */
  tile: number;
  gap: number;
  texts: readonly PictureText[];
}

interface Placed {
  tile: DrawnTile;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Lays all blocks below each other; blocks that stand side by side in the figure stay so. */
export function compose(blocks: readonly Block[]): Composed {
  const rows = rowsOf(blocks);
  const placed: Placed[] = [];
  let [width, top] = [0, 0];
  for (const row of rows) {
    let [left, height] = [0, 0];
    for (const each of row) {
      const area = placeTiles(each, left, top);
      placed.push(...area.placed);
      left = area.right + BETWEEN * 2 * DENSITY;
      height = Math.max(height, area.bottom - top);
      width = Math.max(width, area.right);
    }
    top += height + BETWEEN * DENSITY;
  }
  const picture = new Pixels(width, top - BETWEEN * DENSITY);
  for (const { tile, ...area } of placed) drawTile(picture, tile, area);
  const texts = placed.flatMap(textsOf);
  const first = placed[0]!.width;
  const scale = blocks[0]!.tileWidth / first;
  return {
    pixels: picture,
    cssWidth: Math.round(picture.width * scale),
    cssHeight: Math.round(picture.height * scale),
    tile: first / width,
    gap: (GAP * DENSITY) / width,
    texts,
  };
}

/** Grids with a title of their own stand beside each other. */
function rowsOf(blocks: readonly Block[]): Block[][] {
  const titled = blocks.filter(({ title }) => title);
  const others = blocks.filter(({ title }) => !title).map((each) => [each]);
  return titled.length > 0 ? [titled, ...others] : others;
}

function placeTiles(
  { tiles, columns, tileWidth, aspect }: Block,
  left: number,
  top: number,
): { placed: Placed[]; right: number; bottom: number } {
  const width = crispWidth(tiles, tileWidth);
  const height = Math.round(width * aspect);
  const hasBars = tiles.some(({ legend }) => legend);
  const above = tiles.some(({ number }) => number) ? Math.round(numberSize(width) * LINE) : 0;
  const bar = Math.max(...tiles.map(({ legend }) => barHeight(legend)));
  const below = Math.max(
    tiles.some(({ callout }) => callout) ? CALLOUT * LINE : 0,
    ABOVE_BAR + bar,
  );
  const step = {
    x: width + GAP * DENSITY,
    y: above + height + (hasBars ? Math.round(below * DENSITY) : 0) + GAP * DENSITY,
  };
  const hasLeading = tiles.some(({ place }) => place === 'leading') && columns > 1;
  let [column, row, last] = [0, 0, 0];
  const placed = tiles.map((tile): Placed => {
    const isLeading = hasLeading && tile.place === 'leading';
    if (column >= columns || (tile.place && column > 0 && !isLeading)) {
      row++;
      column = hasLeading && row < 2 ? 1 : 0;
    }
    const first = top + row * step.y + above;
    const place = { tile, left: left + column * step.x, top: first, width, height };
    last = Math.max(last, column);
    column++;
    return place;
  });
  return {
    placed,
    right: left + last * step.x + width,
    bottom: top + row * step.y + step.y - GAP * DENSITY,
  };
}

/** A whole number of times the pixels of the smallest map, at least as wide as asked. */
function crispWidth(tiles: readonly DrawnTile[], tileWidth: number): number {
  const wanted = tileWidth * DENSITY;
  const crisp = tiles.flatMap(({ layers }) =>
    layers.filter(({ smooth, fitted }) => !smooth && !fitted).map(({ pixels }) => pixels.width),
  );
  const maps = tiles.flatMap(({ layers }) => layers.map(({ pixels }) => pixels.width));
  const unit = Math.max(...(crisp.length > 0 ? crisp : maps.filter((each) => each <= wanted)), 1);
  return unit * Math.ceil(wanted / unit);
}

type Area = Omit<Placed, 'tile'>;

function drawTile(picture: Pixels, tile: DrawnTile, area: Area): void {
  const { ground, layers, marks, marked, legend } = tile;
  if (ground) paintGround(picture, ground, area);
  for (const { pixels, opacity, grey, fitted, smooth, shares } of layers) {
    const scale = Math.min(area.width / pixels.width, area.height / pixels.height);
    const own = fitted ? { width: pixels.width * scale, height: pixels.height * scale } : area;
    const width = Math.round(shares ? shares.width * area.width : own.width);
    const height = Math.round(shares ? shares.height * area.height : own.height);
    const scaled = smooth ? resized(pixels, width, height) : enlarged(pixels, width, height);
    if (pixels instanceof MapPixels && pixels.hatching?.isAsked) {
      hatch(scaled, pixels.hatching, pixels, LINE_STEP * DENSITY);
    }
    const top = shares ? area.top + area.height - height : area.top;
    blend(picture, scaled, { left: area.left, top }, { opacity, grey });
  }
  for (const mark of marks) outline(picture, mark, area, DENSITY);
  if (marked) outline(picture, wholeOf(area), area, DENSITY);
  if (tile.callout) drawCalloutLine(picture, tile.callout, area);
  if (legend) drawBar(picture, legend, area);
}

/** In device pixels. */
function numberSize(width: number): number {
  return (NUMBER * width) / 96;
}

/** The number above a tile, and what is told below it. */
function textsOf({ tile, left, top, width, height }: Placed): PictureText[] {
  const { number, callout } = tile;
  const size = numberSize(width);
  const above = number ? [{ text: number, x: left, y: top - 0.25 * size, size, anchor: 0 }] : [];
  if (!callout || callout.text.length === 0) return above;
  const below = {
    text: plainText(callout),
    x: left + callout.from.left * width,
    y: top + height + CALLOUT * DENSITY,
    size: CALLOUT * DENSITY,
    anchor: callout.from.left,
  };
  return [...above, below];
}

/** All of a tile, but for a line on each side. */
function wholeOf({ width, height }: Area): Omit<Mark, 'kind'> {
  const [left, top] = [DENSITY / width, DENSITY / height];
  return { left, top, width: 1 - 2 * left, height: 1 - 2 * top };
}

/** From its place straight down to the text. */
function drawCalloutLine(
  picture: Pixels,
  { from, text }: NonNullable<DrawnTile['callout']>,
  area: Area,
): void {
  // Below the outline of the place, which it does not cut.
  const top = from.top + (DENSITY + 1) / area.height;
  if (text.length === 0 || top >= 1) return;
  const box = { left: from.left, top, width: 1 / area.width, height: 1 - top };
  outline(picture, box, area, 1);
}

function drawBar(picture: Pixels, legend: Legend, { left, top, width, height }: Area): void {
  const first = top + height + ABOVE_BAR * DENSITY;
  const bar = new Pixels(width, barHeight(legend) * DENSITY);
  for (let at = 0; at < width * bar.height; at++) {
    bar.data.set([...colorAt(legend, ((at % width) + 0.5) / width), 255], at * 4);
  }
  const hatching = hatchedBar(legend, width);
  if (hatching) hatch(bar, hatching, { width, height: 1 }, LINE_STEP * DENSITY);
  blend(picture, bar, { left, top: first }, { opacity: 1, grey: false });
}

function barHeight(legend: Legend | null): number {
  return legend?.isHatched ? HATCHED_BAR : BAR;
}
