import { Pixels } from '../../client/image/pixels.js';
import type { Mark, Pane } from '../../components/figure/figure.js';

/** Every pixel as a block of equal ones. */
export function enlarged(
  { data, width, height }: Pixels,
  toWidth: number,
  toHeight: number,
): Pixels {
  const result = new Pixels(toWidth, toHeight);
  for (let y = 0; y < toHeight; y++) {
    const row = Math.floor(((y + 0.5) * height) / toHeight);
    for (let x = 0; x < toWidth; x++) {
      const from = (row * width + Math.floor(((x + 0.5) * width) / toWidth)) * 4;
      result.data.set(data.subarray(from, from + 4), (y * toWidth + x) * 4);
    }
  }
  return result;
}

/** Lays pixels over what is there. */
export function blend(
  picture: Pixels,
  { data, width, height }: Pixels,
  { left, top }: { left: number; top: number },
  { opacity, grey }: { opacity: number; grey: boolean },
): void {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 4;
      const to = ((top + y) * picture.width + left + x) * 4;
      const above = (data[from + 3]! / 255) * opacity;
      const below = (picture.data[to + 3]! / 255) * (1 - above);
      const alpha = above + below;
      // Of `filter: grayscale(1)`, W3C Filter Effects.
      const luma = 0.2126 * data[from]! + 0.7152 * data[from + 1]! + 0.0722 * data[from + 2]!;
      for (let channel = 0; channel < 3; channel++) {
        const color = grey ? luma : data[from + channel]!;
        const mixed = color * above + picture.data[to + channel]! * below;
        picture.data[to + channel] = alpha > 0 ? Math.round(mixed / alpha) : 0;
      }
      picture.data[to + 3] = Math.round(255 * alpha);
    }
  }
}

/** Between black and white, so that it is seen on a light page and on a dark one. */
const ground = [128, 128, 128];
/** Of an even ground and of a hatching's lines, in [0, 255]; device pixels from one line to the next. */
const [EVEN, LINE, STEP] = [40, 120, 12];

/** What shows where nothing is painted. */
export function paintGround(
  picture: Pixels,
  kind: NonNullable<Pane['ground']>,
  area: { left: number; top: number; width: number; height: number },
): void {
  for (let y = 0; y < area.height; y++) {
    for (let x = 0; x < area.width; x++) {
      const isLine = (x + y) % STEP < 2;
      const alpha = kind === 'cells' ? EVEN : isLine ? LINE : 0;
      const place = ((area.top + y) * picture.width + area.left + x) * 4;
      picture.data.set([...ground, alpha], place);
    }
  }
}

const white = [255, 255, 255, 255];
const black = [0, 0, 0, 255];

/** A white line within a black one: one of them is seen on any picture. */
export function outline(
  picture: Pixels,
  { round, ...box }: Omit<Mark, 'kind'>,
  area: { left: number; top: number; width: number; height: number },
  thickness: number,
): void {
  const left = Math.round(box.left * area.width);
  const top = Math.round(box.top * area.height);
  const right = Math.round((box.left + box.width) * area.width);
  const bottom = Math.round((box.top + box.height) * area.height);
  for (let y = Math.max(0, top - thickness); y < Math.min(area.height, bottom + thickness); y++) {
    for (let x = Math.max(0, left - thickness); x < Math.min(area.width, right + thickness); x++) {
      const depth = round
        ? depthInCircle(x + 0.5, y + 0.5, { left, top, right, bottom })
        : Math.min(x - left, right - 1 - x, y - top, bottom - 1 - y);
      if (depth >= thickness || depth < -thickness) continue;
      const color = depth >= 0 ? white : black;
      picture.data.set(color, ((area.top + y) * picture.width + area.left + x) * 4);
    }
  }
}

/** How far a point lies inside the ellipse of a box, about; negative outside. */
function depthInCircle(
  x: number,
  y: number,
  { left, top, right, bottom }: { left: number; top: number; right: number; bottom: number },
): number {
  const [across, down] = [(right - left) / 2, (bottom - top) / 2];
  const distance = Math.hypot((x - left - across) / across, (y - top - down) / down);
  return (1 - distance) * Math.min(across, down);
}
