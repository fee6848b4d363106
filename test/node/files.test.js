import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from 'fast-png';
import { ExplainError, load, toNpy, toPNG } from 'convlens/engine';

const network = await load('cifar10-cnn');
const result = await network.saliency({ image: 'sample:1' });
const [height, width] = result.shape;

/** What a file says of itself, and its bytes. */
function read(file) {
  const text = Buffer.from(file).toString('latin1');
  assert.equal(text.slice(0, 8), '\x93NUMPY\x01\x00');
  const start = 10 + new DataView(file.buffer).getUint16(8, true);
  assert.equal(start % 64, 0);
  const [, descr, shape] = /'descr': '(...)'.*'shape': \((.*?)\)/.exec(text.slice(0, start));
  return { descr, shape, bytes: file.slice(start) };
}

const invalid = (error) => error instanceof ExplainError && error.code === 'argument-invalid';

test('a result, and several of one shape, become arrays', () => {
  const one = read(toNpy(result));
  assert.equal(one.descr, '<f4');
  assert.equal(one.shape, '32, 32, 3');
  assert.deepEqual(new Float32Array(one.bytes.buffer), result.map);
  const three = read(toNpy([result, result, result]));
  assert.equal(three.shape, '3, 32, 32, 3');
  assert.deepEqual(new Float32Array(three.bytes.buffer).slice(2 * result.map.length), result.map);
});

test('numbers keep their kind', () => {
  const kinds = [
    [Float32Array.of(1.5, -2), '<f4', 8],
    [Float64Array.of(1.5, -2), '<f8', 16],
    [Int32Array.of(1, -2), '<i4', 8],
    [Uint8Array.of(1, 255), '|u1', 2],
    [[1.5, -2], '<f8', 16],
  ];
  for (const [numbers, descr, length] of kinds) {
    const file = read(toNpy(numbers));
    assert.deepEqual([file.descr, file.shape, file.bytes.length], [descr, '2,', length]);
  }
  assert.equal(read(toNpy([Float32Array.of(1), Int32Array.of(2)])).descr, '<f8');
  assert.equal(
    read(
      toNpy([
        [1, 2],
        [3, 4],
      ]),
    ).shape,
    '2, 2',
  );
});

test('what is no array is refused by name', () => {
  const wrong = [
    null,
    7,
    'map',
    [null],
    {},
    { data: [1, 2], shape: [3] },
    { data: [1, 2], shape: 2 },
    { shape: [1] },
    [result, { data: [1], shape: [1] }],
  ];
  for (const value of wrong) assert.throws(() => toNpy(value), invalid, JSON.stringify(value));
});

test('a map is drawn in its colors: 0 in the middle, equal magnitudes to both sides', async () => {
  const map = { data: Float32Array.of(-2, 0, 2, 1), shape: [2, 2, 1] };
  const { data, width: across } = decode(await toPNG(map));
  assert.equal(across, 2);
  const [low, zero, high] = [0, 1, 2].map((pixel) => [...data.slice(4 * pixel, 4 * pixel + 3)]);
  assert.ok(low[2] > low[0] && high[0] > high[2], 'blue for low values, red for high ones');
  assert.ok(Math.min(...zero) > 240, 'nearly white');
  const clipped = decode(await toPNG(map, { range: [-1, 1], scale: 3 }));
  assert.deepEqual([clipped.width, clipped.height], [6, 6]);
  assert.deepEqual([...clipped.data.slice(-4, -1)], high, 'beyond the range, and enlarged');
  const other = decode(await toPNG(map, { colormap: 'PuOr' }));
  assert.notDeepEqual([...other.data], [...data]);
});

test('results and images are drawn with a pixel for each of theirs', async () => {
  const image = decode(await toPNG(result, { channels: 'rgb' }));
  assert.deepEqual([image.width, image.height], [width, height]);
  const { view } = await network.picture('sample:1');
  const shown = decode(await toPNG(view));
  assert.deepEqual([...shown.data], [...view.data]);
});

test('what is no image is refused by name', async () => {
  for (const value of [null, 7, {}, { data: Uint8Array.of(1), width: 4, height: 4 }]) {
    await assert.rejects(toPNG(value), (error) => error instanceof ExplainError);
  }
  await assert.rejects(toPNG(result, { scale: 0.5 }), invalid);
});
