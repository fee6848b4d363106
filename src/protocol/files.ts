/** Files that are joined in their order: a single one, or the shards of a model's weights. */
export interface FileRequest {
  /** Absolute. */
  urls: readonly string[];
  /** Bytes that all may have together; what is longer is cut off. */
  most: number;
}

/** Why a file could not be had. */
export type FileFailure = { url: string } & (
  | { kind: 'status'; status: number }
  | { kind: 'too-long'; most: number }
  /** No byte came for this long. */
  | { kind: 'stalled'; milliseconds: number }
  /** `loaded` bytes came before the connection broke; `offline` when the browser knows of no network. */
  | { kind: 'unreachable'; loaded: number; offline: boolean }
  /** Not among the files that the page gives, or for a model not one alone; the names of these. */
  | { kind: 'not-given'; given: string[] }
);

/** One part for each file; the content type is the first's. */
export type FileAnswer =
  { ok: true; parts: ArrayBuffer[]; contentType: string } | { ok: false; failure: FileFailure };

/**
 * Fetches files for the engine, which has no network of its own: what the worker calls of the page. An
 * `AbortSignal` cannot cross, a number can.
 */
export interface PageFiles {
  /** @param onBytes called with the bytes so far, of all files together */
  read(id: number, request: FileRequest, onBytes: (loaded: number) => void): Promise<FileAnswer>;
  /** Ends a `read` that nobody waits for any more. */
  drop(id: number): void;
}
