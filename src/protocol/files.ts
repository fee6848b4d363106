import type { Outcome } from './errors.js';
import type { ModelLimits } from './limits.js';

/** Files that are joined in their order: a single one, or the shards of a model's weights. */
export interface FileRequest {
  /** Absolute. */
  urls: readonly string[];
  /** Bytes that all may have together; what is longer is cut off. */
  most: number;
  /** The same for files that are no text; `most` unless given. */
  mostOfBinary?: number;
}

/** Why a file could not be had. */
export type FileFailure = { url: string } & (
  | { kind: 'status'; status: number }
  | { kind: 'too-long'; most: number }
  /** No byte came for this long. */
  | { kind: 'stalled'; milliseconds: number }
  /**
   * `loaded` bytes were read before the connection broke, `null` where no answer began; `offline` when the
   * browser knows of no network.
   */
  | { kind: 'unreachable'; loaded: number | null; offline: boolean }
  /** Not among the files that the page gives, or for a model not one alone; the names of these. */
  | { kind: 'not-given'; given: string[] }
);

/** One part for each file; the content type is the first's. */
export type FileAnswer =
  { ok: true; parts: ArrayBuffer[]; contentType: string } | { ok: false; failure: FileFailure };

/** A model's file that is not of TensorFlow.js: ONNX, or Keras's own. */
export interface ForeignFile {
  /** Absolute; files that it names lie in the same folder. */
  url: string;
  bytes: ArrayBuffer;
  /** Of the card, without the batch and channels last: sizes that the file may leave open. */
  inputShape: number[] | null;
  limits: ModelLimits;
}

/** The same model in the form that the engine reads. */
export interface ConvertedFile {
  /** Text of a `model.json` whose weights lie in no file. */
  json: string;
  weights: ArrayBuffer;
}

/**
 * Fetches and converts files for the engine, which has no network of its own: what the worker calls of the
 * page. An `AbortSignal` cannot cross, a number can.
 */
export interface PageFiles {
  /** @param onBytes called with the bytes so far, of all files together */
  read(id: number, request: FileRequest, onBytes: (loaded: number) => void): Promise<FileAnswer>;
  /** Converts in a worker of its own, which ends with it. */
  convert(id: number, file: ForeignFile): Promise<Outcome<ConvertedFile>>;
  /** Ends what nobody waits for any more. */
  drop(id: number): void;
}

/** The importer worker's face, as Comlink exposes it. */
export interface ImporterApi {
  /** The worker's build, which must be the page's; this stays as it is from version to version. */
  readonly build: string;
  /**
   * @param read fetches files that the model's file names
   * @param onLife called now and then while it computes
   */
  convert(
    file: ForeignFile,
    read: (request: FileRequest) => Promise<FileAnswer>,
    onLife: () => void,
  ): Promise<Outcome<ConvertedFile>>;
}
