import { isNumbers, isPrepared, isTensor } from '../image/image-kinds.js';
import { isPixels } from '../image/pixels.js';

/** The values that an option or an argument takes. */
export interface Kind {
  /** The end of a sentence that begins with "It takes". */
  is: string;
  fits: (value: unknown) => boolean;
  /** For an object, the kinds of its options. */
  parts?: Readonly<Record<string, Kind>>;
  /** The parts without a default. */
  needed?: readonly string[];
  /** For a record, the kind of its values. */
  each?: Kind;
}

const typed = (type: string, is: string): Kind => ({
  is,
  fits: (value) => typeof value === type,
});

export const text = typed('string', 'text');
export const number = typed('number', 'a number');
export const flag = typed('boolean', 'true or false');
export const callback = typed('function', 'a function');

/** Checked elsewhere. */
export const anything: Kind = { is: 'anything', fits: () => true };

/** Any object except a list; its contents are checked elsewhere. */
export const record: Kind = { is: 'an object', fits: isRecord };

/** An object with these options and no others. */
export function partsOf(
  parts: Readonly<Record<string, Kind>>,
  needed: readonly string[] = [],
): Kind {
  return { is: `{ ${Object.keys(parts).join(', ')} }`, fits: isRecord, parts, needed };
}

/** An object whose values are of one kind, under any names. */
export function recordOf(each: Kind): Kind {
  return { is: `an object with ${each.is} by name`, fits: isRecord, each };
}

/** Any of several kinds; the last one describes the contents of an object. */
export function either(...kinds: readonly Kind[]): Kind {
  const { parts, needed, each } = kinds.at(-1) ?? {};
  return {
    is: kinds.map(({ is }) => is).join(' or '),
    fits: (value) => kinds.some(({ fits }) => fits(value)),
    ...(parts && { parts }),
    ...(needed && { needed }),
    ...(each && { each }),
  };
}

/** A list of values of one kind, which may be empty. */
export function listOf({ is, fits }: Kind, name = `a list, each ${is}`): Kind {
  return { is: name, fits: (value) => Array.isArray(value) && value.every((one) => fits(one)) };
}

/** A kind that also takes `null`, which has a meaning such as "none". */
export function orNone({ is, fits, ...inside }: Kind): Kind {
  return { is: `${is} or null`, fits: (value) => value === null || fits(value), ...inside };
}

export const numbers: Kind = { is: 'a list of numbers', fits: isNumbers };
export const finiteNumbers: Kind = {
  is: 'a list of finite numbers',
  fits: (value) => isNumbers(value) && Array.prototype.every.call(value, Number.isFinite),
};
export const texts = listOf(text, 'a list of names');
export const names = either(text, texts);
const pair = (is: string): Kind => ({
  is,
  fits: (value) => Array.isArray(value) && value.length === 2 && value.every(number.fits),
});
/** One number for height and width, or one for each. */
export const sides = either(number, pair('two numbers, [height, width]'));
/** Pixels of the largest side that fits into memory. */
const LARGEST_SIDE = 4096;
const side = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= LARGEST_SIDE;
export const imageSides: Kind = {
  is: `a whole number from 1 to ${LARGEST_SIDE}, or two numbers, [height, width]`,
  fits: (value) => side(value) || (sides.fits(value) && Array.isArray(value) && value.every(side)),
};
export const position = pair('two numbers, [top, left]');

/** A class. */
export const target: Kind = {
  is: '"top", a class index or a label',
  fits: either(text, number).fits,
};
/** The classes that a class is contrasted with. */
export const contrast: Kind = {
  is: '"none", "others", "rivals", a class index or a label',
  fits: target.fits,
};
/** Classes, one for each image. */
export const targets: Kind = {
  is: `${target.is}, or a list with one for each image`,
  fits: either(target, listOf(target)).fits,
};

export const signal: Kind = {
  is: 'an AbortSignal',
  fits: (value) => isRecord(value) && 'aborted' in value && 'addEventListener' in value,
};

const imageObject = /^\[object (Blob|File|ImageData|ImageBitmap|OffscreenCanvas|.*Element)\]$/;

/** The forms in which an image may be given. */
export const image: Kind = {
  is: 'an image (an address, "sample:3", a file, pixels, an element, a tensor, or the result of picture())',
  fits: (value) =>
    typeof value === 'string' ||
    (isRecord(value) &&
      (isTensor(value) ||
        isPrepared(value) ||
        isPixels(value) ||
        imageObject.test(Object.prototype.toString.call(value)))),
};
export const images = listOf(image, 'a list of images');

/** Values with their shape. */
export const tensor: Kind = { is: '{ data, shape }', fits: isTensor };

/** Promises, maps and sets have no entries in properties, and would read as empty options. */
export function isRecord(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !['Promise', 'Map', 'Set'].some(
    (kind) => Object.prototype.toString.call(value) === `[object ${kind}]`,
  );
}
