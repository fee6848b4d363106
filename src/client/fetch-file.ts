import { givenFile, packedPath } from '../protocol.js';
import { DownloadFailed } from './download-failed.js';
import { fileOfDataUrl } from './image/data-url.js';
import { pageFetch } from './page.js';
import { takeAhead } from './take-ahead.js';

/**
 * `fetch`, which also finds what the kit carries as scripts, what the page gives as files, and what an
 * address holds itself.
 */
export async function fetchFile(url: string, options: RequestInit): Promise<Response> {
  const given = givenFile(url);
  if (given) {
    const { readGivenFile } = await import('./files/given-file.js');
    const found = readGivenFile(given);
    if (found instanceof Response) return found;
    throw new DownloadFailed({ kind: 'not-given', url, given: found });
  }
  if (url.startsWith('data:')) return new Response(fileOfDataUrl(url));
  const path = packedPath(url);
  if (path === null) return takeAhead(url, options.signal) ?? pageFetch(url, options);
  const { packedFile } = await import('./packed/packed-file.js');
  const bytes = await packedFile(path);
  options.signal?.throwIfAborted();
  return new Response(bytes, { status: bytes ? 200 : 404 });
}
