/** Units across; a chart is as wide as its place, up to a third more, so that letters stay readable on a phone. */
export const WIDTH = 360;

/** Marks differ in shape and color; styles/charts.css gives the colors, for light and dark pages. */
const shapes = [
  (x, y) => `<circle cx="${x}" cy="${y}" r="4"/>`,
  (x, y) => `<rect x="${x - 3.5}" y="${y - 3.5}" width="7" height="7"/>`,
  (x, y) => `<path d="M${x} ${y - 4.5}l4.5 8h-9z"/>`,
  (x, y) => `<path d="M${x} ${y - 5}l5 5l-5 5l-5 -5z"/>`,
];

/** The mark of a series, by its number. */
export function mark(series, x, y) {
  return `<g class="series-${series}">${shapes[series % shapes.length](x, y)}</g>`;
}

export function text(content, x, y, more = '') {
  return `<text x="${x}" y="${y}"${more && ` ${more}`}>${escapeHtml(content)}</text>`;
}

/** Names of the series, one below the other from `y` on. */
export function legend(names, y) {
  return names.map((name, index) => {
    const at = y + 16 * index;
    return mark(index, 6, at - 4) + text(name, 16, at);
  });
}

/**
 * @param {{id: string, title: string, description: string, height: number}} options
 * @param {string[]} content
 */
export function svg({ id, title, description, height }, content) {
  return `<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title ${id}-description">
<title id="${id}-title">${escapeHtml(title)}</title>
<desc id="${id}-description">${escapeHtml(description)}</desc>
${content.join('\n')}
</svg>`;
}

function escapeHtml(content) {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
