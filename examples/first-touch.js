/**
 * Starts what loads the kit: at once; or on a narrow screen, often one with a metered connection, with the
 * reader's first touch, key or scroll. An address with a state to show, or a place to go to, is reason enough.
 *
 * @param {() => void} start
 */
export function onceWanted(start) {
  const isNarrow = matchMedia('(max-width: 40rem)').matches;
  if (!isNarrow || location.search || location.hash) return start();
  const listeners = new AbortController();
  for (const type of ['pointerdown', 'keydown', 'scroll']) {
    const first = () => {
      listeners.abort();
      start();
    };
    addEventListener(type, first, { passive: true, signal: listeners.signal });
  }
}
