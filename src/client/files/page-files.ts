import { releaseProxy, transfer } from 'comlink';
import type { FileRequest, PageFiles } from '../../protocol.js';
import { readFiles } from './read-files.js';

/** Fetches files for one worker, whose engine computes meanwhile; their bytes move there. */
export class WorkerFiles implements PageFiles {
  private readonly underWay = new Map<number, AbortController>();

  async read(id: number, request: FileRequest, onBytes: (loaded: number) => void) {
    const abort = new AbortController();
    this.underWay.set(id, abort);
    try {
      const answer = await readFiles(request, { signal: abort.signal, onBytes });
      return answer.ok ? transfer(answer, answer.parts) : answer;
    } finally {
      this.underWay.delete(id);
      release(onBytes);
    }
  }

  drop(id: number): void {
    this.underWay.get(id)?.abort();
  }

  /** When the worker has ended. */
  dropAll(): void {
    for (const abort of this.underWay.values()) abort.abort();
  }
}

/** The page's end of a callback is a proxy with one method more; without it the port would stay open. */
function release(callback: object): void {
  const end: unknown = Reflect.get(callback, releaseProxy);
  if (typeof end === 'function') end();
}
