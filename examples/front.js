/**
 * The kit comes after the page: until then the first figure is an image. On a narrow screen, often one
 * with a metered connection, it waits for the first touch, key or scroll, as its network has 9.4 MB.
 */
const whenIdle = window.requestIdleCallback ?? ((callback) => setTimeout(callback, 200));
const start = () => whenIdle(() => void import('../dist/convlens.js'));

if (matchMedia('(max-width: 40rem)').matches) {
  const listeners = new AbortController();
  const { signal } = listeners;
  for (const type of ['pointerdown', 'keydown', 'scroll']) {
    const first = () => {
      listeners.abort();
      start();
    };
    addEventListener(type, first, { passive: true, signal });
  }
} else if (document.readyState === 'complete') start();
else addEventListener('load', start);
