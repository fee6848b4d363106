import { copyCode } from '../../scripts/docs/page/copy-code.js';
import '../../scripts/docs/page/part-finder.js';
import { onceWanted } from '../../examples/first-touch.js';

/**
 * On pages of the docs: buttons that copy code, and live examples. All but the first are templates until
 * they come near the window, so that a page with fifty of them is as light as its text.
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
    const near = entries.filter(({ isIntersecting }) => isIntersecting);
    for (const { target } of near) {
      sight.unobserve(target);
      const template = target.querySelector('template');
      template?.replaceWith(template.content);
    }
    if (near.length > 0) void import(kit);
  },
  { rootMargin: '400px' },
);
document.body.classList.add('awaits-touch');
onceWanted(() => {
  document.body.classList.remove('awaits-touch');
  for (const example of document.querySelectorAll('.live')) sight.observe(example);
});
