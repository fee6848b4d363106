import { filesAhead } from './ahead.js';

/** The answer for a file that was asked for ahead, once; `null` where it has to be fetched. */
export function takeAhead(url: string, signal?: AbortSignal | null): Promise<Response> | null {
  const file = filesAhead.get(url);
  filesAhead.set(url, null);
  if (!file) return null;
  const { response, ending } = file;
  if (signal?.aborted) ending.abort();
  signal?.addEventListener('abort', () => ending.abort());
  return response;
}

/** The same for the engine, which then fetches itself what could not be had. */
export async function bytesAhead(url: string): Promise<ArrayBuffer | null> {
  try {
    const response = await takeAhead(url);
    return response?.ok ? await response.arrayBuffer() : null;
  } catch {
    return null;
  }
}
