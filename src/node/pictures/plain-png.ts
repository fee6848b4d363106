import { inflateSync } from 'node:zlib';

/** What the pixels follow from; everything else, compressed texts and profiles, is left out unread. */
const needed = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'];

/** Columns and rows of each pass of an interlaced picture: from where, and how far apart. */
const passes = [
  [0, 8, 0, 8],
  [4, 8, 0, 8],
  [0, 4, 4, 8],
  [2, 4, 0, 4],
  [0, 2, 2, 4],
  [1, 2, 0, 2],
  [0, 1, 1, 2],
] as const;

/**
 * A PNG of what is needed alone.
 *
 * @throws where its data come to more bytes than its header says
 */
export function plainPng(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = [bytes.subarray(0, 8)];
  const data: Uint8Array[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (needed.includes(kind)) parts.push(bytes.subarray(at, end));
    if (kind === 'IDAT') data.push(bytes.subarray(at + 8, end - 4));
    if (kind === 'IEND') break;
    at = end;
  }
  const maxOutputLength = expectedLength(view);
  try {
    inflateSync(Buffer.concat(data), { maxOutputLength });
  } catch (error) {
    const isTooLong =
      error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw isTooLong ? new Error('its data are longer than its header says') : error;
  }
  return Buffer.concat(parts);
}

/** Bytes of all rows, each with the number of its filter. */
function expectedLength(view: DataView): number {
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const [depth, kind, isInterlaced] = [view.getUint8(24), view.getUint8(25), view.getUint8(28)];
  const channels = { 2: 3, 4: 2, 6: 4 }[kind] ?? 1;
  const size = (columns: number, rows: number): number =>
    columns > 0 ? rows * (1 + Math.ceil((columns * channels * depth) / 8)) : 0;
  if (!isInterlaced) return size(width, height);
  return passes
    .map(([left, right, top, down]) =>
      size(Math.ceil((width - left) / right), Math.ceil((height - top) / down)),
    )
    .reduce((sum, each) => sum + Math.max(0, each), 0);
}
