import { decode, type DecodedPng } from 'fast-png';
import { Pixels } from '../dom/pixels.js';

/** @throws where the bytes are no PNG */
export function decodePng(bytes: Uint8Array): Pixels {
  const png = decode(bytes);
  const { width, height, channels, palette } = png;
  const pixels = new Pixels(width, height);
  const sample = reader(png);
  const clear = png.transparency;
  for (let pixel = 0; pixel < width * height; pixel++) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    const samples = Array.from({ length: channels }, (_, channel) => sample(x, y, channel));
    const place = pixel * 4;
    if (palette) {
      const [red = 0, green = 0, blue = 0, alpha = 255] = palette[samples[0]!] ?? [];
      pixels.data.set([red, green, blue, alpha], place);
      continue;
    }
    const most = 2 ** png.depth - 1;
    const isClear = clear && channels % 2 === 1 && samples.every((v, at) => v === clear[at]);
    const [first = 0, second = 0, third = 0, fourth = most] = samples.map((v) => (255 * v) / most);
    if (channels > 2) pixels.data.set([first, second, third, channels > 3 ? fourth : 255], place);
    else pixels.data.set([first, first, first, channels > 1 ? second : 255], place);
    if (isClear) pixels.data[place + 3] = 0;
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
