import { proxy, transfer } from 'comlink';
import type { PageFiles } from '../protocol.js';
import type { FileAccess } from './import/fetch.js';

/** Has files read and converted by the page, which is told when nobody waits for them any more. */
export function filesOfPage(page: PageFiles): FileAccess {
  let count = 0;
  const ask = async <T>(signal: AbortSignal, call: (id: number) => Promise<T>): Promise<T> => {
    signal.throwIfAborted();
    const id = count++;
    const drop = (): void => page.drop(id);
    signal.addEventListener('abort', drop);
    try {
      const answer = await call(id);
      signal.throwIfAborted();
      return answer;
    } finally {
      signal.removeEventListener('abort', drop);
    }
  };
  return {
    read: (request, { signal, onBytes }) =>
      ask(signal, (id) => page.read(id, request, proxy(onBytes))),
    convert: (file, { signal }) =>
      ask(signal, (id) => page.convert(id, transfer(file, [file.bytes]))),
  };
}
