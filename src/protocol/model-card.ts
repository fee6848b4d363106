import type { Head } from './heads.js';
import type { CenterCrop, ChannelOrder, PreprocessingPreset, Resizing } from './preprocessing.js';

/** The fields of a card's `input` that say how an image becomes the network's input. */
export interface CardInput {
  preset?: PreprocessingPreset | null;
  /** Values of a black and a white pixel. */
  range?: [black: number, white: number] | null;
  scale?: number | null;
  /** One number, or one for each channel. */
  mean?: number | number[] | null;
  std?: number | number[] | null;
  channels?: ChannelOrder | null;
  resize?: Resizing | null;
  crop?: CenterCrop | null;
  /** Under transparent pixels and in margins: one number for each channel. */
  background?: number[] | null;
}

/** What a card says of one layer. */
export interface CardLayer {
  name: string;
  title: string;
}

/** One of a card's sample images; its addresses are relative to the card. */
export interface CardSample {
  src: string;
  label: string | number;
  large?: string | null;
  title?: string | null;
  credit?: string | null;
}

/**
 * A model card as it is written: what `card.json` beside a model holds. Every field may be left out,
 * or be `null`, which says the same. Fields that are not named here are the author's.
 */
export interface ModelCard {
  title?: string | null;
  /** A sentence or two. */
  description?: string | null;
  /** What the outputs mean, over what the last activation says. */
  head?: Head | null;
  /** One for each output. */
  labels?: (string | number)[] | null;
  input?:
    | (CardInput & {
        /** Without the batch. */
        shape?: number[] | null;
      })
    | null;
  layers?: CardLayer[] | null;
  samples?: CardSample[] | null;
  output?: {
    name?: string | null;
    index?: number | null;
    range?: [black: number, white: number] | null;
  } | null;
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
  /** Where a card answers it, such as `input.range`. */
  field: string;
  question: string;
}
