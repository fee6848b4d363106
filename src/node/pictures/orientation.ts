import { Pixels } from '../../client/image/pixels.js';

/**
 * How a camera was held, as the EXIF data of a JPEG tell: 1 upright, to 8.
 * Exif 2.3 (CIPA DC-008), tag 274.
 */
export function orientationOf(jpeg: Uint8Array): number {
  try {
    return foundOrientation(jpeg);
  } catch {
    // An entry that leads out of the file: the picture is shown as it is.
    return 1;
  }
}

function foundOrientation(jpeg: Uint8Array): number {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  // Segments, each with its marker and its length, up to the one where the picture begins.
  for (let at = 2; at + 4 <= view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker === 0xffda || marker >> 8 !== 0xff) break;
    const isExif = marker === 0xffe1 && view.getUint32(at + 4) === 0x45786966;
    if (isExif) return readTag(view, at + 10) ?? 1;
  }
  return 1;
}

/** @param start of the TIFF header */
function readTag(view: DataView, start: number): number | null {
  const little = view.getUint16(start) === 0x4949;
  const directory = start + view.getUint32(start + 4, little);
  const entries = view.getUint16(directory, little);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > view.byteLength) return null;
    if (view.getUint16(at, little) === 274) return view.getUint16(at + 8, little);
  }
  return null;
}

/** Where the pixel (x, y) of the upright picture lies in the stored one, by orientation. */
const sources: Record<number, (x: number, y: number, w: number, h: number) => [number, number]> = {
  2: (x, y, w) => [w - 1 - x, y],
  3: (x, y, w, h) => [w - 1 - x, h - 1 - y],
  4: (x, y, _w, h) => [x, h - 1 - y],
  5: (x, y) => [y, x],
  6: (x, y, _w, h) => [y, h - 1 - x],
  7: (x, y, w, h) => [w - 1 - y, h - 1 - x],
  8: (x, y, w) => [w - 1 - y, x],
};

/** The picture as it is to be seen. */
export function upright(stored: Pixels, orientation: number): Pixels {
  const source = sources[orientation];
  if (!source) return stored;
  const { width: w, height: h } = stored;
  const turned = orientation > 4 ? new Pixels(h, w) : new Pixels(w, h);
  for (let y = 0; y < turned.height; y++) {
    for (let x = 0; x < turned.width; x++) {
      const [fromX, fromY] = source(x, y, w, h);
      const from = (fromY * w + fromX) * 4;
      turned.data.set(stored.data.subarray(from, from + 4), (y * turned.width + x) * 4);
    }
  }
  return turned;
}
