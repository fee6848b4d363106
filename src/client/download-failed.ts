import type { FileFailure } from '../protocol.js';

/** A file could not be had. */
export class DownloadFailed extends Error {
  constructor(readonly failure: FileFailure) {
    super(failure.kind);
  }
}
