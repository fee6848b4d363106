import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runScript } from './project.js';

/**
 * Runs an example that is a script in Node, and reads what it has written.
 *
 * @param {string} folder of the project
 * @param {{script: string, arrays: Record<string, number[]>, says: RegExp}} kind
 */
export async function checkScript(folder, { script, arrays, says }) {
  assert.match(await runScript(folder, script), says);
  for (const [file, shape] of Object.entries(arrays)) {
    const array = await readArray(path.join(folder, file));
    assert.deepEqual(array.shape, shape, file);
    assert.ok(array.values.every(Number.isFinite), `${file} has values that are no numbers`);
    assert.ok(new Set(array.values).size > 1, `${file} is the same everywhere`);
  }
}

/** A file as `numpy.load` reads it. */
async function readArray(file) {
  const bytes = await readFile(file);
  assert.equal(bytes.toString('latin1', 0, 8), '\x93NUMPY\x01\x00', file);
  const start = 10 + bytes.readUInt16LE(8);
  const header = bytes.toString('latin1', 10, start);
  const [, size, sides] = /'<f([48])'.*'shape': \(([\d, ]+)\)/.exec(header);
  const data = bytes.buffer.slice(bytes.byteOffset + start, bytes.byteOffset + bytes.length);
  const values = size === '4' ? new Float32Array(data) : new Float64Array(data);
  const shape = sides.split(',').filter(Boolean).map(Number);
  assert.equal(
    values.length,
    shape.reduce((product, side) => product * side),
    file,
  );
  return { shape, values };
}
