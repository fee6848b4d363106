import { copyCode } from '../../scripts/docs/page/copy-code.js';
import '../../scripts/docs/page/part-finder.js';

/**
 * On pages of the docs: buttons that copy code, and live examples, whose elements are loaded when the
 * first of them comes near the window.
 */
const kit = new URL('../dist/convlens.js', import.meta.url).href;
const status = document.querySelector('#status');
document.addEventListener('click', (event) => void copyCode(event, status));

// A figure that is drawn, or has failed, needs no height in reserve (page.css).
for (const type of ['explain-complete', 'explain-error']) {
  document.addEventListener(type, ({ target }) =>
    target.closest('.live')?.classList.add('settled'),
  );
}

const sight = new IntersectionObserver(
  (entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    sight.disconnect();
    void import(kit);
  },
  { rootMargin: '400px' },
);
for (const example of document.querySelectorAll('.live')) sight.observe(example);
