/** What was drawn: how much ink lies on each cell, row-major, in [0, 1]. */
export interface Ink {
  data: Float32Array;
  width: number;
  height: number;
}

/** The digits of MNIST fill a box of 20 x 20 pixels in a field of 28 x 28. */
export const MNIST_FIELD = 28;
const MNIST_BOX = 20;

/**
 * Prepares a drawn digit as those of MNIST were: scaled, keeping its aspect, to fit a box of 20 x 20
 * pixels, which leaves shades of grey; then moved by whole pixels so that its centre of mass is at the
 * centre of the field of 28 x 28 (Y. LeCun, C. Cortes and C. Burges, The MNIST database of handwritten
 * digits, http://yann.lecun.com/exdb/mnist/). Each pixel is the mean of the ink on its area. A drawing
 * so lopsided that it would leave the field stays at its edge. Other fields have their box in proportion.
 *
 * @returns ink, row-major `[height, width]`, in [0, 1]; `null` where nothing was drawn
 */
export function centredDigit(
  ink: Ink,
  height = MNIST_FIELD,
  width = MNIST_FIELD,
): Float32Array | null {
  const bounds = boundsOf(ink);
  if (!bounds) return null;
  const box = Math.round((MNIST_BOX / MNIST_FIELD) * Math.min(height, width));
  const digit = scaledTo(ink, bounds, box);
  const centre = centreOfMass(digit);
  const left = placed(width / 2 - centre.x, width - digit.width);
  const top = placed(height / 2 - centre.y, height - digit.height);
  const field = new Float32Array(height * width);
  for (let y = 0; y < digit.height; y++) {
    const row = digit.data.subarray(y * digit.width, (y + 1) * digit.width);
    field.set(row, (top + y) * width + left);
  }
  return field;
}

interface Bounds {
  left: number;
  top: number;
  width: number;
  height: number;
}

function boundsOf({ data, width, height }: Ink): Bounds | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!(data[y * width + x]! > 0)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  if (right < 0) return null;
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** The drawing alone, its longer side `box` pixels; the shorter one lies in the middle of whole pixels. */
function scaledTo({ data, width }: Ink, bounds: Bounds, box: number): Ink {
  const scale = box / Math.max(bounds.width, bounds.height);
  const columns = sharesAlong(bounds.left, bounds.width, scale);
  const rows = sharesAlong(bounds.top, bounds.height, scale);
  const scaled = new Float32Array(rows.length * columns.length);
  rows.forEach((row, y) => {
    columns.forEach((column, x) => {
      let sum = 0;
      for (const [from, share] of row) {
        for (const [along, part] of column) sum += share * part * data[from * width + along]!;
      }
      scaled[y * columns.length + x] = Math.min(1, sum);
    });
  });
  return { data: scaled, width: columns.length, height: rows.length };
}

/** For each pixel along one side: which cells lie on it, each with the share of the pixel that it covers. */
function sharesAlong(
  start: number,
  length: number,
  scale: number,
): [cell: number, share: number][][] {
  // Rounded first: 20 cells at a scale of 1/2 are ten pixels, not eleven.
  const count = Math.ceil(Number((length * scale).toFixed(6)));
  const blank = (count / scale - length) / 2;
  return Array.from({ length: count }, (_, pixel) => {
    const low = Math.max(0, pixel / scale - blank);
    const high = Math.min(length, (pixel + 1) / scale - blank);
    const shares: [number, number][] = [];
    for (let cell = Math.floor(low); cell < high; cell++) {
      const covered = Math.min(cell + 1, high) - Math.max(cell, low);
      shares.push([start + cell, covered * scale]);
    }
    return shares;
  });
}

/** From the left and the top edge, in pixels; the middle of the first pixel is at 0.5. */
function centreOfMass({ data, width }: Ink): { x: number; y: number } {
  let [mass, x, y] = [0, 0, 0];
  data.forEach((value, index) => {
    mass += value;
    x += value * ((index % width) + 0.5);
    y += value * (Math.floor(index / width) + 0.5);
  });
  return { x: x / mass, y: y / mass };
}

function placed(offset: number, most: number): number {
  return Math.max(0, Math.min(Math.round(offset), most));
}
