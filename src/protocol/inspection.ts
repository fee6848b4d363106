import type { CodeModelDescription, ComputeReport, ModelDescription } from '../protocol.js';
import type { ErrorCode } from './error-codes.js';
import type { ErrorDetail } from './errors.js';
import type { Head } from './heads.js';
import type { LrpComposite } from './lrp.js';

/** What a model's file is, by its first bytes. */
export type ModelFormat = 'tfjs-layers' | 'tfjs-graph' | 'onnx' | 'keras' | 'keras-hdf5';

/** One layer, or one node of a graph, as `inspect()` tells of it. */
export interface InspectedLayer {
  /** As the file has it. */
  name: string;
  /** The Keras class, TensorFlow's operation, or ONNX's operator. */
  kind: string;
  /** The card's, else the name. */
  title: string;
  /** Of its output, without the batch. */
  shape: number[];
  /** Weights that it owns: numbers, batch norms that were folded into it included. */
  parameters: number;
  /** Of one forward pass of one image. */
  multiplications: number;
  /**
   * Pixels that can reach a neuron in the middle of its maps, cut to the image; `null` where places
   * are lost (dense layers) or nothing is an image.
   */
  receptiveField: [height: number, width: number] | null;
}

/** What one method can do with the network. */
export interface MethodFinding {
  /** The tag that shows it. */
  element: string;
  /**
   * Its name as the attribute has it; `null` where the element has one method. Of `<deconv-viewer>` also
   * the attributes `epochs` and `train`, of `<codespace-am>` the one that the network is given by: `model` or `generator`.
   */
  method: string | null;
  /** For readers. */
  title: string;
  /** `limited`: it runs, and `reason` says what its result does not mean here. */
  state: 'works' | 'limited' | 'refused';
  /** A sentence; `null` where it simply works. */
  reason: string | null;
  /** The code of the error that it ends in, where it is refused. */
  code: ErrorCode | null;
}

/** What neither the file nor the card says, though a figure depends on it. */
export interface CardQuestion {
  /** Where a card says it, such as `input.range`. */
  field: string;
  /** A sentence for the author. */
  question: string;
  /** What is assumed until it is answered. */
  assumed: string | null;
}

/** Everything that can be said of a model without an image. */
export interface ModelInspection {
  /** `null` where what the outputs mean is not known, or the card does not fit: `problems` says why. */
  description: ModelDescription | CodeModelDescription | null;
  /** The last part of its address, or its built-in name. */
  name: string;
  /** Of the file. */
  format: ModelFormat;
  /** What wrote the file, as it says itself, such as `pytorch 2.15.0`; `null` where it does not. */
  writtenBy: string | null;
  /** Without the batch; `[height, width, channels]` of images. */
  inputShape: number[];
  /** Without the batch. */
  outputShape: number[];
  /** The last activation, as the file has it. */
  activation: 'softmax' | 'sigmoid' | 'none' | 'bent' | 'mixed';
  /** What the outputs mean; `null` where neither file nor card says. */
  head: Head | null;
  /** Of all outputs; the explained one is `output`. */
  outputs: string[];
  /** The output that is explained, where there are several; else `null`. */
  output: string | null;
  /** Bytes of the files that were read; what a page downloads. */
  fileBytes: number;
  /** How the file keeps its weights, such as `float32`, `float16`, `uint8`. */
  weightTypes: string[];
  /** How many numbers its weights are, as the file has them. */
  parameters: number;
  /** Of one forward pass of one image. */
  multiplications: number;
  /** That a forward pass keeps for the way back, in float32. */
  activationBytes: number;
  /** Every layer or node, from the input up. */
  layers: InspectedLayer[];
  /** What each method can do with this network. */
  methods: MethodFinding[];
  /** What neither file nor card says. */
  questions: CardQuestion[];
  /** What is wrong though the file can be read, such as a head that nobody knows. */
  problems: ErrorDetail[];
}

/** What the engine tells of a model; the page makes sentences of the rest (client/inspection/). */
export interface InspectResponse {
  told: Omit<ModelInspection, 'methods' | 'questions'>;
  /** Fields of a card that are answered, such as `input.range`. */
  answered: string[];
  refusals: Refusals;
  traits: NetworkTraits;
  compute: ComputeReport;
}

/** What methods end in, as they are by default; `null` where they give a result. */
export interface Refusals {
  /** Whatever needs the model as it was asked for. */
  load: ErrorDetail | null;
  /** Every figure of an image. */
  figure: ErrorDetail | null;
  classActivationMap: ErrorDetail | null;
  /** Of the layer that feature maps are shown of first, and of the first convolution. */
  featureMaps: ErrorDetail | null;
  firstMaps: ErrorDetail | null;
  training: ErrorDetail | null;
  /** By composite. */
  lrp: Partial<Record<LrpComposite, ErrorDetail>>;
}

/** What results depend on. */
export interface NetworkTraits {
  /** Nodes that DeconvNet and guided backpropagation treat as a ReLU, and other activations inside. */
  rectifiers: number;
  otherActivations: number;
  maxPoolings: number;
  /** Whether nothing in it bends, picks or multiplies. */
  isLinear: boolean;
  /** Places of the maps that Grad-CAM weighs; `null` where there are none. */
  camPlaces: [height: number, width: number] | null;
}

/** A layer or an operation that the kit does not compute. */
export interface UnsupportedLayer {
  /** Its name in the file. */
  layer: string;
  /** The class or the operation, with its setting where that is what is not supported. */
  kind: string;
  /** Why, and what would work; `null` where there is no more to say. */
  reason: string | null;
}
