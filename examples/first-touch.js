/**
 * Starts what loads the kit: at once; or on a narrow screen, often one with a metered connection, with the
 * reader's first touch, key or scroll, a click or focus that a screen reader or a script makes, or a wider
 * window. An address with a state to show, or a place to go to, is reason enough.
 *
 * @param {() => void} start
 */
export function onceWanted(start) {
  const narrow = matchMedia('(max-width: 40rem)');
  if (!narrow.matches || location.search || location.hash) return start();
  const listeners = new AbortController();
  const first = () => {
    listeners.abort();
    start();
  };
  const options = { passive: true, signal: listeners.signal };
  for (const type of ['pointerdown', 'keydown', 'scroll', 'click', 'focusin', 'hashchange']) {
    addEventListener(type, first, options);
  }
  narrow.addEventListener('change', first, options);
}
