/**
 * An array as a file that `numpy.load` reads: format 1.0 of numpy.lib.format, little-endian float32
 * in C order.
 *
 * @param data row-major
 */
export function npyFile(data: Float32Array, shape: readonly number[]): Uint8Array<ArrayBuffer> {
  const sides = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const description = `{'descr': '<f4', 'fortran_order': False, 'shape': (${sides}), }`;
  // Magic, version and the header's length take 10 bytes; what follows is aligned to 64.
  const length = Math.ceil((10 + description.length + 1) / 64) * 64 - 10;
  const header = `\x93NUMPY\x01\x00${'\0\0'}${description.padEnd(length - 1)}\n`;
  const file = new Uint8Array(header.length + 4 * data.length);
  file.set(Array.from(header, (character) => character.charCodeAt(0)));
  const view = new DataView(file.buffer);
  view.setUint16(8, length, true);
  data.forEach((value, index) => view.setFloat32(header.length + 4 * index, value, true));
  return file;
}
