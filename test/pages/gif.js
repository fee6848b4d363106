/** Grey levels of the palette; codes of one more than so many bits are 8 bits long and need no packing. */
const LEVELS = 128;
const CLEAR = LEVELS;
const END = LEVELS + 1;
/** So many pixels after a clear code the codes would become longer. */
const RUN = LEVELS - 3;
/** Bytes of a block, at most. */
const BLOCK = 255;

/** A grey GIF without compression; `level(x, y)` gives a whole number from 0 to 127. */
export function gifOf(width, height, level) {
  const codes = [];
  for (let index = 0; index < width * height; index++) {
    if (index % RUN === 0) codes.push(CLEAR);
    codes.push(level(index % width, Math.floor(index / width)));
  }
  codes.push(END);
  const blocks = [];
  for (let start = 0; start < codes.length; start += BLOCK) {
    const block = codes.slice(start, start + BLOCK);
    blocks.push(block.length, ...block);
  }
  const size = [width & 255, width >> 8, height & 255, height >> 8];
  const palette = Array.from({ length: LEVELS }, (_, index) => [2 * index, 2 * index, 2 * index]);
  return Buffer.from([
    ...Buffer.from('GIF89a', 'latin1'),
    ...size,
    // A palette of 2 to the power of 7 colors.
    0xf6,
    0,
    0,
    ...palette.flat(),
    0x2c,
    ...[0, 0, 0, 0],
    ...size,
    0,
    // Bits of a color; the codes have one more.
    7,
    ...blocks,
    0,
    0x3b,
  ]);
}
