import { releaseProxy, transfer } from 'comlink';
import {
  ExplainError,
  type ConvertedFile,
  type FileRequest,
  type ForeignFile,
  type Outcome,
  type PageFiles,
} from '../../protocol.js';
import { readFiles } from './read-files.js';

/** Fetches and converts files for one worker, whose engine computes meanwhile; their bytes move there. */
export class WorkerFiles implements PageFiles {
  private readonly underWay = new Map<number, AbortController>();

  async read(id: number, request: FileRequest, onBytes: (loaded: number) => void) {
    try {
      const answer = await this.whileWanted(id, (signal) =>
        readFiles(request, { signal, onBytes }),
      );
      return answer.ok ? transfer(answer, answer.parts) : answer;
    } finally {
      release(onBytes);
    }
  }

  async convert(id: number, file: ForeignFile): Promise<Outcome<ConvertedFile>> {
    const outcome = await this.whileWanted(id, (signal) => convertFile(file, signal));
    return outcome.ok ? transfer(outcome, [outcome.value.weights]) : outcome;
  }

  drop(id: number): void {
    this.underWay.get(id)?.abort();
  }

  private async whileWanted<T>(id: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const abort = new AbortController();
    this.underWay.set(id, abort);
    try {
      return await work(abort.signal);
    } finally {
      this.underWay.delete(id);
    }
  }

  /** When the worker has ended. */
  dropAll(): void {
    for (const abort of this.underWay.values()) abort.abort();
  }
}

/** The code for it is fetched when the first file of another tool comes. */
async function convertFile(
  file: ForeignFile,
  signal: AbortSignal,
): Promise<Outcome<ConvertedFile>> {
  try {
    const { convertInWorker } = await import('./convert-file.js');
    return await convertInWorker(file, signal);
  } catch (error) {
    const failure = ExplainError.of(
      error,
      'conversion-failed',
      'The file of the model could not be converted',
      'Reload the page and try again.',
    );
    return { ok: false, error: failure.detail };
  }
}

/** The page's end of a callback is a proxy with one method more; without it the port would stay open. */
function release(callback: object): void {
  const end: unknown = Reflect.get(callback, releaseProxy);
  if (typeof end === 'function') end();
}
