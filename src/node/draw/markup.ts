import { escaped } from './html.js';

interface StaticImage {
  src: string;
  alternative: string;
  /** In CSS pixels. */
  width: number;
  height: number;
  /** Width of a tile and of a gap, as shares of the picture's. */
  tile: number;
  gap: number;
}

/** What stands in a widget until, or instead of, its live figure. */
export interface StaticFigure {
  /** The hash of what it follows from. */
  hash: string;
  /** Of its words, where it is not the page's; else empty. */
  lang: string;
  /** `null` for a figure of tables. */
  image: StaticImage | null;
  /** Above the tiles of the first row; may be empty. */
  labels: string[];
  /** HTML of tables; may be empty. */
  tables: string;
  /** HTML of what stands below the picture: bars, keys. */
  panels: string[];
  paragraphs: string[];
  /** Where it was computed. */
  computed: string;
}

/**
 * @param mark the attribute that tells our figures from an author's
 * @param inParagraph a paragraph cannot hold a figure: the same in elements that it can hold
 */
export function figureMarkup(figure: StaticFigure, mark: string, inParagraph: boolean): string {
  const { image, labels, tables, panels, paragraphs, computed } = figure;
  const attributes = `${mark}="${figure.hash}"${figure.lang && ` lang="${escaped(figure.lang)}"`}`;
  const picture = image ? imageMarkup(image) : '';
  if (inParagraph) {
    const told = [...paragraphs, computed].map(escaped).join(' ');
    return `<span role="figure" style="display:block" ${attributes}>${picture}<span style="display:block;${text}">${told}</span></span>`;
  }
  const lines = paragraphs.map((paragraph) => `<p style="margin:0">${escaped(paragraph)}</p>`);
  return [
    `<figure ${attributes} style="margin:0">`,
    image && labels.length > 0 ? labelRow(labels, image) : '',
    tables,
    picture,
    ...panels,
    `<figcaption style="${text};max-width:44em;margin-top:.7em">`,
    ...lines,
    `<p style="margin:0;opacity:.75">${escaped(computed)}</p>`,
    '</figcaption>',
    '</figure>',
  ]
    .filter(Boolean)
    .join('\n');
}

/** As in the live figure, so that nothing jumps when that comes. */
const text = 'font-size:.85em;line-height:1.4';

function imageMarkup({ src, alternative, width, height }: StaticImage): string {
  return `<img src="${escaped(src)}" alt="${escaped(alternative)}" width="${width}" height="${height}" loading="lazy" style="display:block;max-width:100%;height:auto">`;
}

/** For eyes alone: the picture's own text tells the labels too. */
function labelRow(labels: string[], { width, tile, gap }: StaticImage): string {
  const columns = `repeat(${labels.length},${percent(tile)});column-gap:${percent(gap)}`;
  const style = `display:grid;align-items:end;grid-template-columns:${columns};max-width:${width}px;font-size:.85em;line-height:1.25;margin-bottom:.3em`;
  const cells = labels.map((label) => `<span>${escaped(label)}</span>`);
  return `<div aria-hidden="true" style="${style}">${cells.join(' ')}</div>`;
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(2))}%`;
}
