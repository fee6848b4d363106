import { unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';

/** Values that a field of JSON may come to have. */
const value = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(0, 1, -1, 2, 3, 7, 0.5, 1.5, 1e9, 2 ** 31, -(2 ** 31), 1e308),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      'relu',
      'softmax',
      'sigmoid',
      'same',
      'valid',
      '1',
      'NaN',
      '__proto__',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      null,
      true,
      false,
      [],
      {},
      [0],
      [1, 1],
      [0, 0],
      [1.5, 1.5],
      [null],
      [-1],
      [[0]],
    ),
  },
  { weight: 2, arbitrary: fc.integer() },
  { weight: 1, arbitrary: fc.double({ noNaN: true }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  // Written out when it is applied, so that a failure can be printed.
  { weight: 1, arbitrary: fc.constantFrom({ long: 100_000 }, { deep: 800 }, { many: 20_000 }) },
);

/** Values that are plausible for a layer or a node, though perhaps not for this one. */
const plausible = fc.constantFrom(
  ...[1, 2, 3, 4, 5, 0.1, 1e-3, -1, true, false],
  ...[
    [1, 2],
    [2, 1],
    [2, 2],
    [3, 3],
    [1, 1, 1, 1],
    [1, 2, 2, 1],
    [
      [1, 0],
      [0, 1],
    ],
  ],
  ...['same', 'valid', 'SAME', 'VALID', 'relu', 'sigmoid', 'tanh', 'elu', 'softmax', 'linear'],
  ...['Conv2D', 'MaxPooling2D', 'Flatten', 'Dense', 'Activation', 'Add', 'Relu', 'AddV2'],
);

const jsonMutation = fc.record({
  how: fc.constantFrom(
    'set',
    'set',
    'set',
    'replace',
    'replace',
    'delete',
    'repeat',
    'scale',
    'swap',
    'wrap',
    'unwrap',
    'add',
  ),
  /** Which of the values in the file, counted round. */
  at: fc.nat(20_000),
  other: fc.nat(20_000),
  value,
  setting: plausible,
});

const bytesMutation = fc.record({
  how: fc.constantFrom('flip', 'flip', 'flip', 'set', 'zero', 'cut', 'insert', 'append', 'nan'),
  /** Where, in millionths of the file; doubles would nearly all lie at its very beginning. */
  at: fc.nat(999_999),
  length: fc.integer({ min: 1, max: 64 }),
  byte: fc.nat(255),
});

const few = (mutation) => fc.array(mutation, { minLength: 1, maxLength: 3 });
const job = fc.constantFrom(
  'inspect',
  'gradient',
  'guided-backprop',
  'grad-cam',
  'lrp',
  'occlusion',
  'deconvnet',
);

/** A sound model with one of its files changed in a few places. */
export const casesOf = (bases, images, foreign) =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        base: bases,
        job,
        file: fc.constant('model.json'),
        as: fc.constant('json'),
        mutations: few(jsonMutation),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        base: bases,
        job,
        file: fc.constant('model.json'),
        as: fc.constant('bytes'),
        mutations: few(bytesMutation),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        base: bases,
        job,
        file: fc.constant('weights'),
        as: fc.constant('bytes'),
        mutations: few(bytesMutation),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        base: foreign,
        job,
        file: fc.constant('model.json'),
        as: fc.constantFrom('bytes', 'inside'),
        mutations: few(bytesMutation),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        base: fc.constant('mnist-cnn'),
        job,
        file: fc.constant('card.json'),
        as: fc.constant('json'),
        mutations: few(jsonMutation),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        base: fc.constant('fixtures/teachable-machine'),
        job,
        file: fc.constant('metadata.json'),
        as: fc.constant('json'),
        mutations: few(jsonMutation),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        base: fc.constant('mnist-cnn'),
        job,
        file: images,
        as: fc.constant('bytes'),
        mutations: few(bytesMutation),
      }),
    },
  );

/**
 * The file's bytes after all of the mutations.
 *
 * @param onPlace called with where in a JSON each was made
 */
export function mutated(bytes, { as, mutations }, onPlace = () => {}) {
  const isZip = bytes.subarray(0, 2).toString() === 'PK';
  if (as === 'inside' && isZip) return mutatedInside(bytes, mutations);
  if (as !== 'json') return mutations.reduce(mutatedBytes, Buffer.from(bytes));
  const holder = { root: JSON.parse(bytes.toString()) };
  for (const mutation of mutations) onPlace(mutateJson(holder, mutation));
  return Buffer.from(JSON.stringify(holder.root) ?? 'null');
}

/** One of the files in a zip is changed; what the zip says of it is right again. */
function mutatedInside(bytes, mutations) {
  const files = unzipSync(bytes);
  const names = Object.keys(files);
  const name = names[mutations[0].at % names.length];
  files[name] = mutations.reduce(mutatedBytes, Buffer.from(files[name]));
  return Buffer.from(zipSync(files, { level: 0 }));
}

function mutatedBytes(bytes, { how, at, length, byte }) {
  const start = Math.min(Math.floor((at / 1e6) * bytes.length), Math.max(0, bytes.length - 1));
  const before = bytes.subarray(0, start);
  const changed = Buffer.from(bytes);
  switch (how) {
    case 'flip':
      if (changed.length > 0) changed[start] ^= 1 << (byte % 8);
      return changed;
    case 'set':
      return changed.fill(byte, start, Math.min(start + length, changed.length));
    case 'zero':
      return changed.fill(0, start, Math.min(start + length, changed.length));
    case 'cut':
      return Buffer.from(before);
    case 'nan':
      // NaN where numbers have 16 bits, 4e37 where they have 32.
      Buffer.from([0, 0x7e, 0, 0x7e]).copy(changed, start - (start % 4));
      return changed;
    case 'insert':
      return Buffer.concat([before, Buffer.alloc(length, byte), bytes.subarray(start)]);
    default:
      return Buffer.concat([bytes, Buffer.alloc(length, byte)]);
  }
}

/** Every place in a JSON value, as the object or list that holds it, the key there, and the way to it. */
function placesOf(holder, way = '', found = []) {
  for (const key of Object.keys(holder)) {
    const place = { holder, key, way: `${way}/${key}` };
    found.push(place);
    const inside = holder[key];
    if (typeof inside === 'object' && inside !== null) placesOf(inside, place.way, found);
  }
  return found;
}

/** @returns the way to where it was made */
function mutateJson(root, { how, at, other, value: wanted, setting }) {
  const all = placesOf(root);
  const settings =
    how === 'set' ? all.filter(({ way }) => /\/(config|attr|class_name|op)(\/|$)/.test(way)) : [];
  const places = settings.length > 0 ? settings : all;
  // Nothing is left to change where all of it was removed.
  if (places.length === 0) return 'nothing';
  const { holder, key, way } = places[at % places.length];
  const old = holder[key];
  const given = spelledOut(wanted);
  switch (how) {
    case 'set':
      holder[key] = structuredClone(setting);
      break;
    case 'delete':
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      break;
    case 'repeat':
      if (Array.isArray(holder)) holder.splice(Number(key), 0, structuredClone(old));
      else holder[key] = [old, structuredClone(old)];
      break;
    case 'scale':
      holder[key] = typeof old === 'number' ? scaled(old, other) : given;
      break;
    case 'swap':
      holder[key] = structuredClone(valueAt(places[other % places.length]));
      break;
    case 'wrap':
      holder[key] = [old];
      break;
    case 'unwrap':
      holder[key] = typeof old === 'object' && old !== null ? Object.values(old)[0] : given;
      break;
    case 'add':
      if (typeof old === 'object' && old !== null && !Array.isArray(old))
        old[`field${other % 9}`] = given;
      else if (Array.isArray(old)) old.push(given);
      else holder[key] = given;
      break;
    default:
      holder[key] = given;
  }
  return way;
}

const valueAt = ({ holder, key }) => holder[key];
const scaled = (number, by) =>
  [number * 2, number + 1, number - 1, -number, number / 2, number * 1000][by % 6];

function spelledOut(wanted) {
  if (typeof wanted !== 'object' || wanted === null) return wanted;
  const { long, deep, many } = wanted;
  if (typeof long === 'number') return 'x'.repeat(long);
  if (typeof many === 'number') return new Array(many).fill(1);
  if (typeof deep !== 'number') return structuredClone(wanted);
  let nested = [];
  for (let depth = 0; depth < deep; depth++) nested = [nested];
  return nested;
}
