import { Inflate, Unzlib } from 'fflate';
import { invalidFile } from './invalid-file.js';

/** Compressed bytes that are given at a time: what they may become, times a thousand, is held at once. */
const STEP = 2 ** 15;
/** No byte of deflate becomes more. */
const MOST_RATIO = 1032;

/** How a stream of deflate begins: at once, or behind the two bytes of zlib. */
const decoders = { raw: Inflate, zlib: Unzlib };

/**
 * Inflates what must become `size` bytes; the caller has bounded that. Throws `model-file-invalid` where it
 * becomes more or fewer, as soon as that is seen.
 */
export function inflate(
  compressed: Uint8Array,
  size: number,
  form: keyof typeof decoders,
): Uint8Array {
  if (size > compressed.byteLength * MOST_RATIO + 64) throw wrongSize();
  const whole = new Uint8Array(size);
  let filled = 0;
  const decoder = new decoders[form]((chunk) => {
    if (filled + chunk.byteLength > size) throw wrongSize();
    whole.set(chunk, filled);
    filled += chunk.byteLength;
  });
  for (let start = 0; start < compressed.byteLength; start += STEP) {
    const end = Math.min(start + STEP, compressed.byteLength);
    // Copied: the decoder keeps a view on what it is given.
    decoder.push(compressed.slice(start, end), end === compressed.byteLength);
  }
  if (filled !== size) throw wrongSize();
  return whole;
}

function wrongSize(): Error {
  return invalidFile('A compressed part of the file of the model has another size than it says.');
}
