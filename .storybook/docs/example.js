import { escape } from './escape.js';

/**
 * A live example: what the markup makes, and the markup. Written once, shown twice.
 *
 * @param {string} markup
 * @returns {string} HTML
 */
export function renderExample(markup) {
  return `<div class="example">
<div class="live">${markup}</div>
<pre tabindex="0"><code class="language-html">${escape(markup)}</code></pre>
</div>\n`;
}
