import type { ModelDescription } from '../protocol.js';
import { channelOrders, resizings, type Preprocessing } from './preprocessing.js';
import {
  Fault,
  list,
  number,
  optional,
  record,
  whole,
  word,
  type Read,
  type Reader,
} from './schema.js';
import { preprocessingPresets, presetNames } from './tables/preprocessing-presets.js';

/** What a card says of images; its lists have one number for all channels, or one for each. */
export interface CardPreprocessing extends Preprocessing {
  /** Whether the card says how pixels are numbered. */
  isKnown: boolean;
  /** Under transparent pixels; `null` for black. */
  background: number[] | null;
  /** Whether it says the order of the colors. */
  isOrdered: boolean;
  /** Fields that say something of each channel, and of how many. */
  lengths: { field: string; length: number }[];
}

export const plainPreprocessing: CardPreprocessing = {
  black: [0],
  white: [1],
  channels: 'rgb',
  preset: null,
  resize: 'crop',
  crop: null,
  isKnown: false,
  background: null,
  isOrdered: false,
  lengths: [],
};

export const range: Reader<[number, number]> = (value, field) => {
  const [black, white] = list(number(), 2, 2)(value, field);
  if (black === white) throw new Fault(field, `[${black}, ${white}]`, 'two different numbers');
  return [black!, white!];
};

const positive: Reader<number> = (value, field) => {
  const read = number()(value, field);
  if (read > 0) return read;
  throw new Fault(field, String(read), 'above 0');
};

/** One number for all channels, or a list of one for each. */
function perChannel(item: Reader<number>): Reader<number[]> {
  return (value, field) =>
    Array.isArray(value) ? list(item, 1000, 1)(value, field) : [item(value, field)];
}

const centerCrop: Reader<Read<typeof cropFields>> = (value, field) => {
  const crop = cropFields(value, field);
  if (crop.size <= crop.resize) return crop;
  throw new Fault(`${field}.size`, String(crop.size), `at most ${field}.resize, ${crop.resize}`);
};
const cropFields = record({ resize: whole(1, 100_000), size: whole(1, 100_000) });

/** Fields of `input` in a card. */
export const preprocessingFields = {
  preset: optional(word(...presetNames), null),
  range: optional(range, null),
  scale: optional(positive, null),
  mean: optional(perChannel(number()), null),
  std: optional(perChannel(positive), null),
  channels: optional(word(...channelOrders), null),
  resize: optional(word(...resizings), null),
  crop: optional(centerCrop, null),
  background: optional(list(number(), 1000, 1), null),
};

type Fields = { [K in keyof typeof preprocessingFields]: Read<(typeof preprocessingFields)[K]> };

/** Throws `Fault` where two fields contradict each other. */
export function preprocessingOf(fields: Fields): CardPreprocessing {
  const { preset, channels, crop, background } = fields;
  const resize = fields.resize ?? 'crop';
  if (crop && resize !== 'crop') {
    throw new Fault('input.crop', 'given', `left out where input.resize is "${resize}"`);
  }
  const row = preset && preprocessingPresets[preset];
  return {
    ...numbersOf(fields),
    channels: channels ?? row?.channels ?? 'rgb',
    isOrdered: channels !== null || preset !== null,
    preset,
    resize,
    crop,
    background,
  };
}

type Numbers = Pick<CardPreprocessing, 'black' | 'white' | 'isKnown' | 'lengths'>;

function numbersOf({ preset, range, ...own }: Fields): Numbers {
  const row = preset && preprocessingPresets[preset];
  const isOwn = (['scale', 'mean', 'std'] as const).some((field) => own[field] !== null);
  if (range) {
    if (isOwn) {
      const wanted = 'left out where input.mean, input.std or input.scale is given';
      throw new Fault('input.range', `[${range.join(', ')}]`, wanted);
    }
    return { black: [range[0]], white: [range[1]], isKnown: true, lengths: [] };
  }
  const scale = own.scale ?? row?.scale ?? 1;
  const mean = own.mean ?? row?.mean ?? [0];
  const std = own.std ?? row?.std ?? [1];
  const count = Math.max(mean.length, std.length);
  const lengths = Object.entries({ mean, std })
    .filter(([, { length }]) => length > 1)
    .map(([field, { length }]) => ({ field, length }));
  const odd = lengths.find(({ length }) => length !== count);
  if (odd) throw new Fault(`input.${odd.field}`, `a list of ${odd.length}`, `one of ${count}`);
  const named = lengths.map(({ field, length }) => ({
    field: own[field === 'mean' ? 'mean' : 'std'] ? `input.${field}` : 'input.preset',
    length,
  }));
  const valueOf = (pixel: number): number[] =>
    Array.from(
      { length: count },
      (_, channel) => (pixel * scale - at(mean, channel)) / at(std, channel),
    );
  const [black, white] = [valueOf(0), valueOf(1)];
  const same = black.findIndex((value, channel) => !differs(value, white[channel]!));
  if (same !== -1) {
    const found = `such that black becomes ${black[same]} and white ${white[same]}`;
    throw new Fault('input', found, 'such that they become different numbers of 32 bits');
  }
  return { black, white, isKnown: row !== null || isOwn, lengths: named };
}

function at(values: readonly number[], channel: number): number {
  return values[channel] ?? values[0]!;
}

/** In the numbers of 32 bits that networks compute with. */
function differs(black: number, white: number): boolean {
  const [low, high] = [Math.fround(black), Math.fround(white)];
  return Number.isFinite(low) && Number.isFinite(high) && low !== high;
}

/** Throws `Fault` where the card is that of a network with another number of channels. */
export function requireFittingChannels(
  { lengths, channels: order, preset, background }: CardPreprocessing,
  channels: number,
): void {
  const odd = lengths.find(({ length }) => length !== channels);
  if (odd) {
    const wanted = `of ${channels} numbers, one for each channel of the model, or of one for all`;
    throw new Fault(odd.field, `for ${odd.length} channels`, wanted);
  }
  if (order === 'bgr' && channels !== 3) {
    const field = preset && preprocessingPresets[preset].channels === 'bgr' ? 'preset' : 'channels';
    const wanted = `one without an order of colors: the model has ${channels} channels`;
    throw new Fault(`input.${field}`, `"${field === 'preset' ? preset : order}"`, wanted);
  }
  if (background && background.length !== channels) {
    throw new Fault(
      'input.background',
      `[${String(background)}]`,
      `a list of ${channels} numbers, one for each channel`,
    );
  }
}

/** With a number for each channel, as pages are told. */
export function describePreprocessing(
  card: CardPreprocessing,
  channels: number,
): Pick<ModelDescription, 'range' | 'rangeKnown' | 'preprocessing' | 'background'> {
  const { channels: order, preset, resize, crop } = card;
  const each = (values: readonly number[]): number[] =>
    Array.from({ length: channels }, (_, channel) => at(values, channel));
  const [black, white] = [each(card.black), each(card.white)];
  return {
    range: rangeOf({ black, white }),
    rangeKnown: card.isKnown,
    preprocessing: { black, white, channels: order, preset, resize, crop },
    background: card.background ?? black,
  };
}

/** Black and white of all channels, or the lowest and the highest where they differ. */
function rangeOf({ black, white }: Pick<Preprocessing, 'black' | 'white'>): [number, number] {
  const [first = 0, last = 1] = [black[0], white[0]];
  const isOne = black.every((value) => value === first) && white.every((value) => value === last);
  const all = [...black, ...white];
  return isOne ? [first, last] : [Math.min(...all), Math.max(...all)];
}
