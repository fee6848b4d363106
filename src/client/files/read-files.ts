import { isBinary, type FileAnswer, type FileRequest } from '../../protocol.js';
import { download, type Download } from '../download.js';
import { DownloadFailed } from '../download-failed.js';

/**
 * Files of one request that are fetched at a time. With a card beside the weights a model has one more
 * under way: a server that answers none of them leaves the browser a connection for other models.
 */
const AT_A_TIME = 4;

interface ReadCall {
  signal: AbortSignal;
  /** Called with the bytes so far, of all files together. */
  onBytes: (loaded: number) => void;
}

/** Fetches files side by side; the first that fails ends the others. */
export async function readFiles(
  { urls, most, mostOfBinary = most }: FileRequest,
  { signal, onBytes }: ReadCall,
): Promise<FileAnswer> {
  const ending = new AbortController();
  const onDropped = (): void => ending.abort();
  signal.addEventListener('abort', onDropped);
  let loaded = 0;
  // Until the first bytes tell.
  let allowed = mostOfBinary;
  let isForeign = false;
  const call = {
    signal: ending.signal,
    most: () => allowed - loaded,
    onHead: (chunk: Uint8Array) => {
      isForeign ||= isBinary(chunk);
      allowed = isForeign ? mostOfBinary : most;
    },
    onBytes: (length: number) => onBytes((loaded += length)),
  };
  try {
    signal.throwIfAborted();
    const files = await inPool(urls, (url) => download(url, call));
    const parts = files.map(({ bytes }) => bytes);
    return { ok: true, parts, contentType: files[0]?.contentType ?? '' };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof DownloadFailed)) throw error;
    const { failure } = error;
    // The first of several may have left less than all may have.
    return {
      ok: false,
      failure: failure.kind === 'too-long' ? { ...failure, most: allowed } : failure,
    };
  } finally {
    signal.removeEventListener('abort', onDropped);
    ending.abort();
  }
}

/** Results in the order of the addresses. */
async function inPool(
  urls: FileRequest['urls'],
  fetchOne: (url: string) => Promise<Download>,
): Promise<Download[]> {
  const files: Download[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < urls.length) {
      const index = next++;
      files[index] = await fetchOne(urls[index]!);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return files;
}
