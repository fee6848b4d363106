import { isNumbers, isPrepared, isTensor } from '../image/image-kinds.js';
import { isPixels } from '../image/pixels.js';

/** What an option or an argument may be. */
export interface Kind {
  /** As it goes on after "takes". */
  is: string;
  fits: (value: unknown) => boolean;
  /** Of an object the options in it; of a list or a record what each of its values is. */
  parts?: Readonly<Record<string, Kind>>;
  /** Those of the parts that have no default. */
  needed?: readonly string[];
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

/** What is read elsewhere. */
export const anything: Kind = { is: 'anything', fits: () => true };

/** Any object that is no list; what is in it is read elsewhere. */
export const record: Kind = { is: 'an object', fits: isRecord };

/** An object with these options and no others. */
export function partsOf(
  parts: Readonly<Record<string, Kind>>,
  needed: readonly string[] = [],
): Kind {
  return { is: `{ ${Object.keys(parts).join(', ')} }`, fits: isRecord, parts, needed };
}

/** An object whose values are of one kind, by whatever names. */
export function recordOf(each: Kind): Kind {
  return { is: `an object with ${each.is} by name`, fits: isRecord, each };
}

/** Either of them; of an object the last one says what is in it. */
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

/** A list of them, an empty one among them. */
export function listOf({ is, fits }: Kind, name = `a list, each ${is}`): Kind {
  return { is: name, fits: (value) => Array.isArray(value) && value.every((one) => fits(one)) };
}

/** `null` says something of its own, such as that there is none. */
export function orNone({ is, fits, ...inside }: Kind): Kind {
  return { is: `${is} or null`, fits: (value) => value === null || fits(value), ...inside };
}

export const numbers: Kind = { is: 'a list of numbers', fits: isNumbers };
export const finiteNumbers: Kind = {
  is: 'a list of numbers that are finite',
  fits: (value) => isNumbers(value) && Array.prototype.every.call(value, Number.isFinite),
};
export const texts = listOf(text, 'a list of names');
export const names = either(text, texts);
const pair = (is: string): Kind => ({
  is,
  fits: (value) => Array.isArray(value) && value.length === 2 && value.every(number.fits),
});
/** One for height and width, or both. */
export const sides = either(number, pair('two, [height, width]'));
/** Pixels of a side: more than the largest side would not fit into memory. */
const LARGEST_SIDE = 4096;
const side = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= LARGEST_SIDE;
export const imageSides: Kind = {
  is: `a whole number from 1 to ${LARGEST_SIDE}, or two, [height, width]`,
  fits: (value) => side(value) || (sides.fits(value) && Array.isArray(value) && value.every(side)),
};
export const position = pair('two numbers, [top, left]');

/** A class. */
export const target: Kind = {
  is: '"top", a class index or a label',
  fits: either(text, number).fits,
};
/** What a class is explained rather than. */
export const contrast: Kind = {
  is: '"none", "others", "rivals", a class index or a label',
  fits: target.fits,
};
/** Classes, one for each image. */
export const targets: Kind = {
  is: `${target.is}, or a list with one of them for each image`,
  fits: either(target, listOf(target)).fits,
};

export const signal: Kind = {
  is: 'an AbortSignal',
  fits: (value) => isRecord(value) && 'aborted' in value && 'addEventListener' in value,
};

const imageObject = /^\[object (Blob|File|ImageData|ImageBitmap|OffscreenCanvas|.*Element)\]$/;

/** What an image is given as. */
export const image: Kind = {
  is: 'an image (an address, "sample:3", a file, pixels, an element, a tensor, or what picture() gives)',
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

/** What waits, and what keeps its entries elsewhere than in properties, would be read as no options. */
export function isRecord(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !['Promise', 'Map', 'Set'].some(
    (kind) => Object.prototype.toString.call(value) === `[object ${kind}]`,
  );
}
