import { html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import { colorTable } from '../../figure/color-maps.js';
import type { ValueRange } from '../../figure/heatmap.js';
import type { Tiles } from './tiles.js';

/** Small pictures in one row; a grid of fixed places, so that each stays where it was. */
const COLUMNS = 8;

/** How tiles are coloured. */
export interface TileColors {
  /** One for each tile. */
  ranges: ValueRange[];
  /** `null` for pictures, grey or coloured. */
  colorMap: string | null;
}

/** All tiles on one canvas: hundreds of small ones would weigh on the page. */
export function drawnMosaic(
  tiles: Tiles,
  colors: TileColors,
  label: string,
  part: string,
): unknown {
  const draw = (canvas: Element | undefined): void => {
    if (canvas instanceof HTMLCanvasElement) paintMosaic(canvas, tiles, colors);
  };
  return guard(
    [tiles, colors.ranges.join(), colors.colorMap, label],
    () =>
      html`<canvas
        part=${part}
        class="mosaic"
        role="img"
        aria-label=${label}
        ${ref(draw)}
      ></canvas>`,
  );
}

/** Width and height in canvas pixels. */
export function mosaicSize(all: Tiles): [width: number, height: number] {
  const { tiles, shape } = all;
  const columns = Math.min(COLUMNS, tiles.length);
  const gap = gapOf(all);
  return [
    columns * (shape[1] + gap) - gap,
    Math.ceil(tiles.length / columns) * (shape[0] + gap) - gap,
  ];
}

function gapOf({ shape: [, width] }: Tiles): number {
  return Math.max(1, Math.round(width / 10));
}

/** One canvas pixel per value, row by row, transparent gaps between the tiles. */
export function paintMosaic(
  canvas: HTMLCanvasElement,
  all: Tiles,
  { ranges, colorMap }: TileColors,
): void {
  const { tiles, shape } = all;
  const [height, width, channels] = shape;
  const [columns, gap] = [Math.min(COLUMNS, tiles.length), gapOf(all)];
  [canvas.width, canvas.height] = mosaicSize(all);
  const image = new ImageData(canvas.width, canvas.height);
  const table = colorMap === null ? null : colorTable(colorMap);
  const last = table ? table.length / 3 - 1 : 255;
  tiles.forEach((tile, index) => {
    const [low, high] = ranges[index]!;
    // A map without any signal stays at the middle, instead of amplified noise.
    const scale = high > low ? last / (high - low) : 0;
    const start = scale === 0 ? last / 2 : 0;
    const left = (index % columns) * (width + gap);
    const top = Math.floor(index / columns) * (height + gap);
    for (let place = 0; place < height * width; place++) {
      const y = top + Math.floor(place / width);
      const pixel = 4 * (y * canvas.width + left + (place % width));
      for (let color = 0; color < 3; color++) {
        const value = tile[place * channels + (channels === 3 ? color : 0)]!;
        const step = Math.round(Math.min(Math.max((value - low) * scale, 0), last) + start);
        image.data[pixel + color] = table ? table[3 * step + color]! : step;
      }
      image.data[pixel + 3] = 255;
    }
  });
  canvas.getContext('2d')!.putImageData(image, 0, 0);
}
