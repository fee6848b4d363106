import { crc32 as zlibCrc32, deflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** An RGBA picture; `pixel(x, y)` gives four bytes. */
export function pngOf(width, height, pixel) {
  const rows = Buffer.alloc(height * (1 + width * 4));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows.set(pixel(x, y), y * (1 + width * 4) + 1 + x * 4);
  }
  return file(width, height, 8, 6, rows);
}

/** A grey gradient without colour channels. */
export function greyPng(width, height) {
  const rows = Buffer.alloc(height * (1 + width));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      rows[y * (1 + width) + 1 + x] = (255 * (x + y)) / (width + height);
  }
  return file(width, height, 8, 0, rows);
}

/** A black picture of one bit a pixel, for sizes that would be long in the making. */
export function blackPng(width, height) {
  return file(width, height, 1, 0, Buffer.alloc(height * (1 + Math.ceil(width / 8))));
}

function file(width, height, depth, colour, rows) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** Node 20 has no zlib.crc32 before 20.15. */
function crc32(bytes) {
  if (zlibCrc32) return zlibCrc32(bytes);
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
