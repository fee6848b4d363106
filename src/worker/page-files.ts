import { proxy } from 'comlink';
import type { PageFiles } from '../protocol.js';
import type { ReadFiles } from './import/fetch.js';

/** Has files read by the page, which is told when nobody waits for them any more. */
export function filesOfPage(page: PageFiles): ReadFiles {
  let count = 0;
  return async (request, { signal, onBytes }) => {
    signal.throwIfAborted();
    const id = count++;
    const drop = (): void => page.drop(id);
    signal.addEventListener('abort', drop);
    try {
      const answer = await page.read(id, request, proxy(onBytes));
      signal.throwIfAborted();
      return answer;
    } finally {
      signal.removeEventListener('abort', drop);
    }
  };
}
