import type { LearnerDataset } from '../../client/deconv-learner.js';
import type { ImageSource } from '../../client/image/picture.js';
import type { ExplainResult } from '../../client/result.js';
import type { Alternation, EncodedImage, TensorValues } from '../../protocol.js';
import { imageProperties, type CommonAttributes, type Declarations } from '../base/properties.js';

/** The attributes of a `<deconv-learner>`, besides those of every element. */
export interface LearnerAttributes extends CommonAttributes {
  learnFrom: LearnerDataset;
  filters: number;
  filterSize: number;
  lambda: number;
  seed: number;
  steps: number;
  paused: boolean;
  src: string | null;
  image: ImageSource | null;
  colormap: string;
}

const { src, image, colormap } = imageProperties;
const counted = (initial: number) => ({ type: Number, initial });

export const learnerProperties: Declarations = {
  learnFrom: { attribute: 'learn-from', type: String, keywords: true, initial: 'mnist-digits' },
  filters: counted(16),
  filterSize: { ...counted(7), attribute: 'filter-size' },
  lambda: counted(5),
  seed: counted(0),
  steps: counted(100),
  paused: { type: Boolean, initial: false },
  src: src!,
  image: image!,
  colormap: colormap!,
};

/** What filters have become, and what they make of the image. */
export interface DeconvLearnerResult extends Pick<
  ExplainResult,
  'backend' | 'precision' | 'timings'
> {
  /** The name of what was computed. */
  method: 'deconv-learner';
  /** The reconstruction, row-major, in the units of what was coded. */
  map: Float32Array;
  /** Of `map`. */
  shape: [height: number, width: number, channels: number];
  /** Alternations made. */
  step: number;
  /** `[filters, filterSize, filterSize]`, each of length 1. */
  filters: TensorValues;
  /** The image's maps, their reconstruction and its error. */
  encoded: EncodedImage;
  /** Every alternation since the start. */
  alternations: Alternation[];
  /** How it was learned. */
  details: {
    /** What the filters were learned from. */
    dataset: LearnerDataset;
    /** The weight of the squared error, as it was last. */
    lambda: number;
    /** Of the first filters and the images. */
    seed: number;
    /** Why a preferred backend was not used, in sentences. */
    notes: string[];
  };
}
