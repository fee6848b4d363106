import { ExplainError, HEAD, packedPath, type FileFailure } from '../protocol.js';
import { DownloadFailed } from './download-failed.js';
import { fetchFile } from './fetch-file.js';
import { isOffline } from './page.js';
import { currentSettings } from './settings.js';
import { enter } from './server-places.js';

/** What a server sent. */
export interface Download {
  bytes: ArrayBuffer;
  contentType: string;
}

export interface DownloadCall {
  signal: AbortSignal;
  cache?: RequestCache;
  /** Bytes that may still come. */
  most: () => number;
  /** Called with the first bytes, on which may depend how many may come. */
  onHead?: (chunk: Uint8Array) => void;
  /** Called with every chunk's length. */
  onBytes: (length: number) => void;
}

/**
 * Fetches one file. A server that sends no byte for `stallTimeout` milliseconds is given up,
 * a slow one is not; what is longer than it may be is cut off.
 */
export async function download(url: string, call: DownloadCall): Promise<Download> {
  const ending = new AbortController();
  let failure: FileFailure | null = null;
  let loaded = 0;
  let isAnswered = false;
  const fail = (reason: FileFailure): never => {
    failure = reason;
    throw new DownloadFailed(reason);
  };
  const milliseconds = patience(url);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const restartClock = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      failure = { kind: 'stalled', url, milliseconds };
      ending.abort();
    }, milliseconds);
  };
  const onDropped = (): void => ending.abort();
  call.signal.addEventListener('abort', onDropped);
  const leave = enter(url, restartClock);
  try {
    call.signal.throwIfAborted();
    const response = await unlessAborted(
      fetchFile(url, { signal: ending.signal, cache: call.cache ?? 'default' }),
      ending.signal,
    );
    restartClock();
    isAnswered = true;
    if (!response.ok) fail({ kind: 'status', url, status: response.status });
    if (announcesMore(response, call.most())) fail({ kind: 'too-long', url, most: call.most() });
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    const reader = response.body?.getReader();
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) break;
      restartClock();
      if (loaded < HEAD) call.onHead?.(value);
      const most = call.most();
      const isTooMuch = loaded < HEAD && announcesMore(response, most + loaded);
      // A size that is no number allows nothing.
      if (isTooMuch || !(value.byteLength <= most)) fail({ kind: 'too-long', url, most });
      chunks.push(value);
      loaded += value.byteLength;
      call.onBytes(value.byteLength);
    }
    return {
      bytes: joined(chunks, loaded),
      contentType: response.headers.get('content-type') ?? '',
    };
  } catch (error) {
    call.signal.throwIfAborted();
    // In Node a file says itself why it is not read.
    if (error instanceof DownloadFailed || error instanceof ExplainError) throw error;
    const offline = isOffline();
    const came = isAnswered ? loaded : null;
    throw new DownloadFailed(failure ?? { kind: 'unreachable', url, loaded: came, offline });
  } finally {
    clearTimeout(timer);
    leave();
    call.signal.removeEventListener('abort', onDropped);
    // Also what is left of a body that nobody reads.
    ending.abort();
  }
}

function joined(chunks: readonly Uint8Array<ArrayBuffer>[], length: number): ArrayBuffer {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes.buffer;
}

/** Of a file that travels as a script no byte is seen before the last. */
function patience(url: string): number {
  const { stallTimeout, timeout } = currentSettings();
  return packedPath(url) === null ? stallTimeout : timeout;
}

/**
 * Whether the header promises more than may come. It counts the bytes as they travel: what cannot be
 * compressed becomes a little longer by it, and pages may not see everywhere whether it was.
 */
function announcesMore(response: Response, most: number): boolean {
  return Number(response.headers.get('content-length') ?? 0) > most * 1.01 + 1024;
}

/** Scripts that carry files cannot be given up, but waiting for them can. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
    work.then(resolve, reject);
  });
}
