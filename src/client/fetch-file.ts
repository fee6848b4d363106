import { givenFile, packedPath } from '../protocol.js';
import { readGivenFile } from './files/given-file.js';
import { pageFetch } from './page.js';

/** `fetch`, which also finds what the kit carries as scripts, and what the page gives as files. */
export async function fetchFile(url: string, options: RequestInit): Promise<Response> {
  const given = givenFile(url);
  if (given) return readGivenFile(url, given);
  const path = packedPath(url);
  if (path === null) return pageFetch(url, options);
  const { packedFile } = await import('./packed/packed-file.js');
  const bytes = await packedFile(path);
  options.signal?.throwIfAborted();
  return new Response(bytes, { status: bytes ? 200 : 404 });
}
