/** Why the body of a response did not arrive whole. */
export type ReadFault = 'unreachable' | 'stalled' | 'too-long' | 'broken';

export class ReadError extends Error {
  constructor(
    readonly fault: ReadFault,
    message: string,
  ) {
    super(message);
  }
}

export interface ReadLimits {
  /** Bytes beyond which reading ends at once, the stated length of the body included. */
  limit: number;
  /** Milliseconds without a byte after which reading ends. */
  stall: number;
  signal?: AbortSignal | undefined;
  onBytes?: (loaded: number) => void;
}

/**
 * Fetches and reads to the end, as long as something arrives: `open` is given the signal to fetch
 * with, and the wait for its answer counts as well. A response that is not `ok` is not read.
 *
 * @throws `ReadError`; the reason of `signal` where that was aborted
 */
export async function readBody(
  open: (signal: AbortSignal) => Promise<Response>,
  { limit, stall, signal, onBytes }: ReadLimits,
): Promise<{ response: Response; chunks: Uint8Array<ArrayBuffer>[] }> {
  const given = new AbortController();
  const end = (): void => given.abort(signal?.reason);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (): void => {
    clearTimeout(timer);
    const seconds = stall / 1000;
    const stalled = new ReadError('stalled', `nothing arrived for ${seconds} s`);
    timer = setTimeout(() => given.abort(stalled), stall);
  };
  let fault: ReadFault = 'unreachable';
  signal?.throwIfAborted();
  signal?.addEventListener('abort', end);
  try {
    wait();
    const response = await open(given.signal);
    fault = 'broken';
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    if (!response.ok) return { response, chunks };
    const long = new ReadError('too-long', `it is longer than ${limit} bytes`);
    if (Number(response.headers.get('content-length')) > limit) throw long;
    let loaded = 0;
    for (const reader = response.body?.getReader(); reader;) {
      wait();
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      loaded += value.length;
      if (loaded > limit) throw long;
      onBytes?.(loaded);
    }
    return { response, chunks };
  } catch (error) {
    signal?.throwIfAborted();
    const { reason } = given.signal;
    if (reason instanceof ReadError) throw reason;
    if (error instanceof ReadError) throw error;
    throw new ReadError(fault, error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
    // What is not read any more is not sent any more.
    given.abort();
  }
}
