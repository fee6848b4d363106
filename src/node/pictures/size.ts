/** What the first bytes of a picture say, before anything is decoded. */
export interface PictureSize {
  width: number;
  height: number;
  /** Red, green and blue, or cyan, magenta, yellow and black. */
  colors: 'rgb' | 'cmyk';
}

/** @throws an Error that says what is wrong with the file */
export function sizeOfPng(bytes: Uint8Array): PictureSize {
  const view = viewOf(bytes);
  if (bytes.length < 33 || view.getUint32(12) !== 0x49484452) throw new Error('it has no header');
  return { width: view.getUint32(16), height: view.getUint32(20), colors: 'rgb' };
}

/** Of the frame; markers without a frame's meaning are passed over (ITU-T T.81, B.1). */
export function sizeOfJpeg(bytes: Uint8Array): PictureSize {
  const view = viewOf(bytes);
  for (let at = 2; at + 9 < bytes.length;) {
    const marker = bytes[at + 1]!;
    if (bytes[at] !== 0xff) throw new Error('its segments are damaged');
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const colors = bytes[at + 9] === 4 ? 'cmyk' : 'rgb';
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5), colors };
    }
    // Any number of 0xff may stand before a marker; some markers have no length.
    if (marker === 0xff) at++;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else at += 2 + view.getUint16(at + 2);
  }
  throw new Error('it has no frame');
}

/** The largest that any part of the file says: its canvas and its frames. */
export function sizeOfWebp(bytes: Uint8Array): PictureSize {
  const view = viewOf(bytes);
  let [width, height] = [0, 0];
  for (let at = 12; at + 18 <= bytes.length;) {
    const kind = String.fromCharCode(...bytes.subarray(at, at + 4));
    const [right, down] = sizesInWebp[kind]?.(view, at + 8) ?? [0, 0];
    [width, height] = [Math.max(width, right), Math.max(height, down)];
    const length = view.getUint32(at + 4, true);
    at += 8 + length + (length % 2);
  }
  if (width === 0 || height === 0) throw new Error('it has no frame');
  return { width, height, colors: 'rgb' };
}

type SizeAt = (view: DataView, at: number) => [width: number, height: number];

const sizesInWebp: Record<string, SizeAt> = {
  'VP8 ': (view, at) => [
    view.getUint16(at + 6, true) & 0x3fff,
    view.getUint16(at + 8, true) & 0x3fff,
  ],
  VP8L: (view, at) => {
    const bits = view.getUint32(at + 1, true);
    return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
  },
  VP8X: (view, at) => [
    (view.getUint32(at + 4, true) & 0xffffff) + 1,
    (view.getUint32(at + 6, true) >>> 8) + 1,
  ],
  ANMF: (view, at) => [
    (view.getUint32(at + 6, true) & 0xffffff) + 1,
    (view.getUint32(at + 8, true) >>> 8) + 1,
  ],
};

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
