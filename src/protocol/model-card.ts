import type { Head } from './heads.js';
import type { CenterCrop, ChannelOrder, PreprocessingPreset, Resizing } from './preprocessing.js';

/** The fields of a card's `input` that say how an image becomes the network's input. */
export interface CardInput {
  /** The name of a known preprocessing, in the place of `scale`, `mean`, `std` and `channels`. */
  preset?: PreprocessingPreset | null;
  /** Values of a black and a white pixel. */
  range?: [black: number, white: number] | null;
  /** What a pixel of 0 to 1 is multiplied by, above 0; 1 unless given. */
  scale?: number | null;
  /** One number, or one for each channel. */
  mean?: number | number[] | null;
  /**
   * What it is divided by afterwards, above 0; one for each channel of the input, or one for all; 1
   * unless given.
   */
  std?: number | number[] | null;
  /** The order of the color channels; `rgb` unless given. */
  channels?: ChannelOrder | null;
  /** How an image of another shape gets to the input's. */
  resize?: Resizing | null;
  /** Resizes the image, and cuts its middle out. */
  crop?: CenterCrop | null;
  /** Under transparent pixels and in margins: one number for each channel. */
  background?: number[] | null;
}

/** What a card says of one layer. */
export interface CardLayer {
  /** As the model's file has it. */
  name: string;
  /** As readers see it. */
  title: string;
}

/** One of a card's sample images; its addresses are relative to the card. */
export interface CardSample {
  /** Address of the image, relative to the card. */
  src: string;
  /** Its class: a label or an index. */
  label: string | number;
  /** Address of the same image with more pixels, for readers. */
  large?: string | null;
  /** What it shows, for readers and text alternatives. */
  title?: string | null;
  /** Who made it, and its license. */
  credit?: string | null;
}

/**
 * A model card as it is written: what `card.json` beside a model holds. Every field may be left out,
 * or be `null`, which says the same. Fields that are not named here are the author's.
 */
export interface ModelCard {
  /** For readers: what the model does. */
  title?: string | null;
  /** A sentence or two. */
  description?: string | null;
  /** What the outputs mean, over what the last activation says. */
  head?: Head | null;
  /** One for each output. */
  labels?: (string | number)[] | null;
  /** How an image becomes the input. */
  input?:
    | (CardInput & {
        /** Without the batch. */
        shape?: number[] | null;
      })
    | null;
  /** Titles of layers, for readers. */
  layers?: CardLayer[] | null;
  /** Images that come with the model. */
  samples?: CardSample[] | null;
  /** Which of several outputs is explained; of a generator the range of its images. */
  output?: {
    /** Its name. */
    name?: string | null;
    /** Its number, from 0. */
    index?: number | null;
    /** The values of black and white in a generator's images. */
    range?: [black: number, white: number] | null;
  } | null;
  /** Of the model, for readers. */
  licence?: string | null;
  /** The language of its own words, as the attribute `lang` has it. */
  language?: string | null;
  /** By language, its words for readers (labels, titles, the description) in that language. */
  languages?: Record<string, Record<string, string>> | null;
  /** Address of a page about the model. */
  source?: string | null;
  /**
   * What `draftCard()` could not fill in, or has guessed: `inspect()` asks for it until it is off the
   * list. Figures make nothing of it.
   */
  unanswered?: UnansweredField[] | null;
  [field: string]: unknown;
}

/** A field that somebody has to fill in who knows the model. */
export interface UnansweredField {
  /** Where a card says it, such as `input.range`. */
  field: string;
  /** What it asks, in a sentence. */
  question: string;
}
