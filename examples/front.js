import { onceWanted } from './first-touch.js';

/** The kit comes after the page: until then the first figure is an image, as its network has 9.4 MB. */
const whenIdle = window.requestIdleCallback ?? ((callback) => setTimeout(callback, 200));
const start = () => whenIdle(() => void import('../dist/convlens.js'));

onceWanted(() => {
  if (document.readyState === 'complete') start();
  else addEventListener('load', start);
});
