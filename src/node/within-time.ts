import { ExplainError } from '../protocol.js';

/** Runs work for a limited time; then rejects, and aborts the signal that ends the work. */
export async function withinTime<T>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(tooLong(milliseconds)), milliseconds);
  try {
    return await untilAborted(work(end.signal), end.signal);
  } finally {
    clearTimeout(timer);
  }
}

/** Settles as the promise does, or rejects with the signal's reason if that comes first. */
export async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as ExplainError);
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function tooLong(milliseconds: number): ExplainError {
  return new ExplainError(
    'render-timeout',
    `The figure was not finished after ${milliseconds / 1000} seconds.`,
    'Give a longer --timeout SECONDS, or use a smaller image or fewer positions or runs.',
  );
}
