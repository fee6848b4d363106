import { decode, type DecodedPng } from 'fast-png';
import { Pixels } from './pixels.js';

/** @throws where the bytes are no PNG */
export function decodePng(bytes: Uint8Array): Pixels {
  const png = decode(bytes);
  const { width, height, channels, depth, palette, transparency } = png;
  const pixels = new Pixels(width, height);
  const { data } = pixels;
  const sample = reader(png);
  const toByte = 255 / (2 ** depth - 1);
  const isGrey = channels < 3;
  const isKeyed = (transparency?.length ?? 0) > 0;
  const hasAlpha = channels % 2 === 0;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      if (palette) {
        const [red = 0, green = 0, blue = 0, alpha = 255] = palette[sample(x, y, 0)] ?? [];
        data.set([red, green, blue, alpha], at);
        continue;
      }
      for (let color = 0; color < 3; color++) {
        data[at + color] = sample(x, y, isGrey ? 0 : color) * toByte;
      }
      data[at + 3] = hasAlpha ? sample(x, y, channels - 1) * toByte : 255;
      if (isKeyed && transparency!.every((value, channel) => value === sample(x, y, channel))) {
        data[at + 3] = 0;
      }
    }
  }
  return pixels;
}

/** Samples of less than a byte lie packed, each row beginning with a byte of its own. */
function reader({
  data,
  depth,
  width,
  channels,
}: DecodedPng): (x: number, y: number, channel: number) => number {
  if (depth >= 8) return (x, y, channel) => data[(y * width + x) * channels + channel]!;
  const inByte = 8 / depth;
  const row = Math.ceil((width * channels) / inByte);
  return (x, y, channel) => {
    const at = x * channels + channel;
    const shift = 8 - depth * ((at % inByte) + 1);
    return (data[y * row + Math.floor(at / inByte)]! >> shift) & (2 ** depth - 1);
  };
}
