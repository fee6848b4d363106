import { ExplainError } from '../protocol.js';

/** Lets work go on for so long, and gives up then; what it does next ends at its signal. */
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

/** What a promise comes to, or the reason of the signal where that is earlier. */
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
    `The figure was not done after ${milliseconds / 1000} seconds.`,
    'Give --timeout SECONDS, a smaller picture, or fewer positions and runs.',
  );
}
