import { givenFile, packedPath } from '../protocol.js';
import { DownloadFailed } from './download-failed.js';
import { pageFetch } from './page.js';

/** `fetch`, which also finds what the kit carries as scripts, and what the page gives as files. */
export async function fetchFile(url: string, options: RequestInit): Promise<Response> {
  const given = givenFile(url);
  if (given) {
    const { readGivenFile } = await import('./files/given-file.js');
    const found = readGivenFile(given);
    if (found instanceof Response) return found;
    throw new DownloadFailed({ kind: 'not-given', url, given: found });
  }
  const path = packedPath(url);
  if (path === null) return pageFetch(url, options);
  const { packedFile } = await import('./packed/packed-file.js');
  const bytes = await packedFile(path);
  options.signal?.throwIfAborted();
  return new Response(bytes, { status: bytes ? 200 : 404 });
}
