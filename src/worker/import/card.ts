import {
  ExplainError,
  heads,
  shownName,
  type CardFacts,
  type Head,
  type Sample,
  type Snapshot,
  type TrainingDigits,
} from '../../protocol.js';
import {
  plainPreprocessing,
  preprocessingFields,
  preprocessingOf,
  range,
  requireFittingChannels,
  type CardPreprocessing,
} from '../../protocol/card-preprocessing.js';
import { isRecord } from './json.js';
import { DEEPEST, isTooDeep } from './nesting.js';
import {
  address,
  dictionary,
  Fault,
  inWords,
  list,
  number,
  optional,
  record,
  requireUnique,
  text,
  whole,
  word,
  type Reader,
  type Read,
} from './schema.js';

/** What the engine takes from a model card; every field has a default, so a card is optional. */
export interface Card {
  title: string | null;
  labels: string[] | null;
  /** What the outputs mean, over what the last activation says. */
  head: Head | null;
  /** Of the network that it was written for, without the batch. */
  inputShape: number[] | null;
  preprocessing: CardPreprocessing;
  /** Values of a black and a white pixel in the output of a model that makes pictures. */
  outputRange: [number, number] | null;
  /** Which of the model's outputs is meant; `null` where it has one. */
  output: string | number | null;
  layerTitles: Map<string, string>;
  samples: Sample[];
  snapshots: CardSnapshot[];
  trainingDigits: TrainingDigits | null;
  licence: string | null;
  facts: CardFacts;
  /** Of its own words, in lower case. */
  language: string | null;
  /** By language in lower case: its words for readers in it, by its own. */
  languages: Record<string, Record<string, string>>;
  /** Fields that a draft has filled in, and nobody has looked at yet. */
  unanswered: string[];
}

/** A snapshot and the absolute URL of its weights, which are laid out as the model's own. */
export interface CardSnapshot extends Omit<Snapshot, 'final'> {
  url: string;
}

export const emptyCard: Card = {
  title: null,
  labels: null,
  head: null,
  inputShape: null,
  preprocessing: plainPreprocessing,
  outputRange: null,
  output: null,
  layerTitles: new Map(),
  samples: [],
  snapshots: [],
  trainingDigits: null,
  licence: null,
  facts: {
    url: null,
    summary: null,
    trainedOn: null,
    accuracy: null,
    testPictures: null,
    isPublished: false,
    source: null,
  },
  language: null,
  languages: {},
  unanswered: [],
};

/** What the address of a card begins with that a page has given as such, which leads nowhere. */
const FROM_PAGE = 'data:';

/** Readers meet these in captions and menus. */
const caption = text(500, 0);
const sentences = text(5000, 0);

/** Labels may be written as numbers. */
const label: Reader<string> = (value, field) =>
  typeof value === 'number' ? String(number()(value, field)) : text(500, 0)(value, field);

/** `labels` has one character for each picture: its class, counted 0 to 9 and on with a to z. */
const digitClasses: Reader<number[]> = (value, field) => {
  const labels = text(100_000)(value, field);
  if (/^[0-9a-z]+$/.test(labels)) return Array.from(labels, (each) => Number.parseInt(each, 36));
  throw new Fault(
    field,
    JSON.stringify(labels.slice(0, 60)),
    'a character for each image, 0 to 9 and a to z',
  );
};

/** As the attribute `lang` has it. */
const languageTag: Reader<string> = (value, field) => {
  const tag = text(100)(value, field);
  if (/^[a-z]{2,8}(-[a-z\d]{1,8})*$/i.test(tag)) return tag.toLowerCase();
  throw new Fault(field, inWords(tag), 'a language as the attribute "lang" has it, such as "de"');
};

/** Words in other languages; a dictionary may serve several cards, so it may have more words than this one. */
const languages: Reader<Record<string, Record<string, string>>> = (value, field) =>
  Object.fromEntries(
    Object.entries(dictionary(dictionary(text(5000), 31_000), 200)(value, field)).map(
      ([tag, words]) => [languageTag(tag, field), words],
    ),
  );

/** The address of a page that readers may be led to; `null` for one of another kind. */
function pageAddress(base: string): Reader<string | null> {
  return (value, field) => {
    const url = address(base)(value, field);
    return /^https?:/.test(url) ? url : null;
  };
}

/** Notes of the author's that a figure's facts may quote; in another form they are left alone. */
function ifObject<T>(reader: Reader<T>): Reader<T | null> {
  return (value, field) => (isRecord(value) ? reader(value, field) : null);
}

/** What a draft notes for its author; in another form it is left alone. */
const noted: Reader<string[]> = (value) => {
  const notes: unknown[] = Array.isArray(value) ? value : [];
  return notes.flatMap((note) =>
    isRecord(note) && typeof note.field === 'string' ? note.field : [],
  );
};

/** Every field of a card that the engine reads; others are the author's. */
function cardFields(base: string) {
  const file = address(base);
  return record({
    title: optional(caption, null),
    description: optional(sentences, null),
    licence: optional(caption, null),
    source: optional(pageAddress(base), null),
    input: optional(
      record({
        shape: optional(list(whole(1, 2 ** 31 - 1), 8, 1), null),
        ...preprocessingFields,
      }),
      null,
    ),
    output: optional(
      record({
        range: optional(range, null),
        name: optional(text(1000), null),
        index: optional(whole(0, 1e6), null),
      }),
      null,
    ),
    labels: optional(list(label, 25_000), null),
    head: optional(word(...heads), null),
    layers: optional(list(record({ name: text(1000), title: caption }), 5000), []),
    samples: optional(
      list(
        record({
          src: file,
          large: optional(file, null),
          label,
          title: optional(caption, null),
          credit: optional(sentences, null),
        }),
        500,
      ),
      [],
    ),
    snapshots: optional(
      list(
        record({
          epoch: number(0, 1e9),
          step: optional(whole(0, 1e12), null),
          weights: file,
          accuracy: optional(number(), null),
        }),
        1000,
      ),
      [],
    ),
    unanswered: noted,
    language: optional(languageTag, null),
    languages: optional(languages, {}),
    trainingDigits: optional(
      record({
        src: file,
        size: list(whole(1, 1024), 2, 2),
        columns: whole(1, 10_000),
        labels: digitClasses,
      }),
      null,
    ),
    training: ifObject(record({ data: optional(sentences, null) })),
    accuracy: ifObject(
      record({
        test: optional(number(), null),
        images: optional(number(), null),
        published: optional(number(), null),
      }),
    ),
  });
}

type CardFields = Read<ReturnType<typeof cardFields>>;

/**
 * Throws `card-invalid` with the field.
 *
 * @param url the card's own address, which its samples are relative to
 */
export function readCard(json: unknown, url: string): Card {
  if (!isRecord(json)) throw invalid(url, notAnObject(url));
  if (isTooDeep(json)) throw invalid(url, `it is nested deeper than ${DEEPEST} levels`);
  return naming(url, () => cardOf(cardFields(baseOf(url))(json, ''), url));
}

function notAnObject(url: string): string {
  const reason = 'it is not an object';
  return url.startsWith(FROM_PAGE) ? `${reason} that JSON can hold` : reason;
}

/** What a card's addresses are relative to: the card, or the page where that has given it as such. */
function baseOf(url: string): string {
  const [, page] = /^data:[^,]*;(base=[^;,]*)/.exec(url) ?? [];
  return new URLSearchParams(page).get('base') ?? url;
}

/** Throws `card-invalid` where the card is that of a network with another input. */
export function requireFittingCard(card: Card, inputShape: readonly number[]): void {
  const { inputShape: shape, preprocessing, facts } = card;
  const channels = inputShape.length === 3 ? inputShape[2] : undefined;
  naming(facts.url ?? FROM_PAGE, () => {
    if (shape && String(shape) !== String(inputShape)) {
      throw new Fault('input.shape', `[${String(shape)}]`, `the model's, [${String(inputShape)}]`);
    }
    if (channels !== undefined) requireFittingChannels(preprocessing, channels);
  });
}

function naming<T>(url: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { field, found, wanted } = error;
    throw invalid(url, `its ${field} is ${found}`, `It has to be ${wanted}.`);
  }
}

function cardOf(fields: CardFields, url: string): Card {
  const { input, output, samples, snapshots, trainingDigits: digits } = fields;
  requireUnique(
    snapshots.map(({ epoch }) => epoch),
    'snapshots[*].epoch',
  );
  return {
    title: fields.title || null,
    labels: fields.labels,
    head: fields.head,
    inputShape: input?.shape ?? null,
    preprocessing: input ? preprocessingOf(input) : plainPreprocessing,
    outputRange: output?.range ?? null,
    output: output?.name ?? output?.index ?? null,
    layerTitles: new Map(fields.layers.map(({ name, title }) => [name, title])),
    samples: samples.map(({ src, title, ...sample }) => ({
      ...sample,
      url: src,
      title: title || sample.label,
    })),
    snapshots: snapshots.map(({ weights, ...snapshot }) => ({ ...snapshot, url: weights })),
    trainingDigits: digits && {
      url: digits.src,
      labels: digits.labels,
      size: [digits.size[0]!, digits.size[1]!],
      columns: digits.columns,
    },
    licence: fields.licence,
    facts: {
      url: url.startsWith(FROM_PAGE) ? null : url,
      summary: fields.description,
      trainedOn: fields.training?.data ?? null,
      accuracy: fields.accuracy?.test ?? fields.accuracy?.published ?? null,
      isPublished: fields.accuracy?.test == null && fields.accuracy?.published != null,
      testPictures: fields.accuracy?.images ?? null,
      source: fields.source,
    },
    language: fields.language,
    languages: fields.languages,
    unanswered: fields.unanswered,
  };
}

function invalid(url: string, reason: string, wanted = ''): ExplainError {
  return new ExplainError(
    'card-invalid',
    `The model card ${shownName(url)} cannot be used: ${reason}.`,
    `${wanted} Compare it with the card of a built-in model, models/mnist-cnn/card.json.`.trim(),
  );
}
