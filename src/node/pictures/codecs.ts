import { readFile } from 'node:fs/promises';
import decodeJpegBytes, { init as startJpeg } from '@jsquash/jpeg/decode.js';
import decodeWebpBytes, { init as startWebp } from '@jsquash/webp/decode.js';
import { Pixels } from '../../client/image/pixels.js';
import { withoutListeners } from '../engine/listeners.js';
import { kitFolder } from '../kit-folder.js';
import { orientationOf, upright } from './orientation.js';

/** The wasm files of the codecs lie beside the bundle. */
async function wasmBinary(name: string): Promise<ArrayBuffer> {
  return new Uint8Array(await readFile(new URL(`dist/node/${name}`, kitFolder))).buffer;
}

let jpeg: Promise<void> | undefined;
let webp: Promise<void> | undefined;

/** By libjpeg, as browsers do; turned upright. The codecs leave an `ImageData` on `globalThis`. */
export async function decodeJpeg(bytes: Uint8Array<ArrayBuffer>): Promise<Pixels> {
  jpeg ??= wasmBinary('mozjpeg_dec.wasm').then((binary) =>
    withoutListeners(() => startJpeg({ wasmBinary: binary })),
  );
  await jpeg;
  const { data, width, height } = await decodeJpegBytes(bytes.slice().buffer);
  return upright(new Pixels(data, width, height), orientationOf(bytes));
}

/** By libwebp, as browsers do. */
export async function decodeWebp(bytes: Uint8Array<ArrayBuffer>): Promise<Pixels> {
  webp ??= wasmBinary('webp_dec.wasm').then((binary) =>
    withoutListeners(() => startWebp({ wasmBinary: binary })),
  );
  await webp;
  const { data, width, height } = await decodeWebpBytes(bytes.slice().buffer);
  return new Pixels(data, width, height);
}
