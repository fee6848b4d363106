import { crc32, deflateSync } from 'node:zlib';
import { isOpaque, type Pixels } from '../../client/image/pixels.js';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** As RGB where nothing is transparent, else as RGBA; small for pictures of large equal blocks. */
export function encodePng({ data, width, height }: Pixels): Buffer {
  const opaque = isOpaque(data);
  const channels = opaque ? 3 : 4;
  const rows = Buffer.alloc(height * (1 + width * channels));
  let before = Buffer.alloc(width * channels);
  for (let y = 0; y < height; y++) {
    const row = Buffer.alloc(width * channels);
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < channels; channel++) {
        row[x * channels + channel] = data[(y * width + x) * 4 + channel]!;
      }
    }
    const [kind, filtered] = smallest(row, before, channels);
    rows[y * (1 + row.length)] = kind;
    filtered.copy(rows, y * (1 + row.length) + 1);
    before = row;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, opaque ? 2 : 6], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The filter whose bytes are smallest in sum: none, the left neighbour, the one above, Paeth's. */
function smallest(row: Buffer, above: Buffer, channels: number): [kind: number, bytes: Buffer] {
  const predictions: [
    kind: number,
    predict: (left: number, up: number, corner: number) => number,
  ][] = [
    [0, () => 0],
    [1, (left) => left],
    [2, (_, up) => up],
    [4, paeth],
  ];
  const tried = predictions.map(([kind, predict]): [number, Buffer, number] => {
    const bytes = Buffer.alloc(row.length);
    let size = 0;
    for (let at = 0; at < row.length; at++) {
      const left = at < channels ? 0 : row[at - channels]!;
      const corner = at < channels ? 0 : above[at - channels]!;
      const byte = (row[at]! - predict(left, above[at]!, corner)) & 255;
      bytes[at] = byte;
      size += Math.min(byte, 256 - byte);
    }
    return [kind, bytes, size];
  });
  const [kind, bytes] = tried.reduce((best, other) => (other[2] < best[2] ? other : best));
  return [kind, bytes];
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const a = Math.abs(guess - left);
  const b = Math.abs(guess - up);
  const c = Math.abs(guess - corner);
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
