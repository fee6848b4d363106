/**
 * The kit comes after the page: until then the first figure is an image. It computes by itself, except
 * for readers who save data, whom the kit asks.
 */
const start = () => void import('../dist/convlens.js');
const whenIdle = window.requestIdleCallback ?? ((callback) => setTimeout(callback, 200));

if (document.readyState === 'complete') whenIdle(start);
else addEventListener('load', () => whenIdle(start));
