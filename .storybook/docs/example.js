import { escape } from './escape.js';

/**
 * A live example: what the markup makes, and the markup. Written once, shown twice.
 *
 * @param {string} markup
 * @param {string[]} words of the fence: `error=CODE` for the code of the `explain-error` that is meant
 * @returns {string} HTML
 */
export function renderExample(markup, words) {
  const error = words.find((word) => word.startsWith('error='))?.slice('error='.length);
  const expected = error ? ` data-expect-error="${error}"` : '';
  return `<div class="example"${expected}>
<div class="live">${markup}</div>
<pre tabindex="0"><code class="language-html">${escape(markup)}</code></pre>
</div>\n`;
}
