import type { PictureText } from './compose.js';
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
  /** Over the picture, in its device pixels. */
  pixels: { width: number; height: number };
  texts: readonly PictureText[];
}

/** What stands in a widget until, or instead of, its live figure. */
export interface StaticFigure {
  /** The hash of what it follows from. */
  hash: string;
  /** Of its words, where it is not the page's; else empty. */
  lang: string;
  /** Of that language; empty where `lang` is. */
  dir: string;
  /** What the author has called it; may be empty. */
  title: string;
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
  const { image, title, labels, tables, panels, paragraphs, computed } = figure;
  const named = { lang: figure.lang, dir: figure.dir, 'aria-label': title };
  const written = Object.entries(named).map(([name, value]) =>
    value ? ` ${name}="${escaped(value)}"` : '',
  );
  const attributes = `${mark}="${figure.hash}"${written.join('')}`;
  const picture = image ? imageMarkup(image) : '';
  if (inParagraph) {
    const told = [...paragraphs, computed].map(escaped).join(' ');
    const above = title && `<b style="display:block">${escaped(title)}</b>`;
    return `<span role="figure" style="display:block" ${attributes}>${above}${picture}<span style="display:block;${text}">${told}</span></span>`;
  }
  const lines = paragraphs.map((paragraph) => `<p style="margin:0">${escaped(paragraph)}</p>`);
  return [
    `<figure ${attributes} style="margin:0">`,
    title && `<p style="${text};margin:0 0 .6em;font-weight:600">${escaped(title)}</p>`,
    image && labels.length > 0 ? labelRow(labels, image) : '',
    tables,
    picture,
    ...panels,
    `<figcaption style="${text};max-width:44em;margin-top:.7em">`,
    ...lines,
    `<p style="margin:0">${escaped(computed)}</p>`,
    '</figcaption>',
    '</figure>',
  ]
    .filter(Boolean)
    .join('\n');
}

/** As in the live figure, so that nothing jumps when that comes. */
const text = 'font-size:.85em;line-height:1.4';

function imageMarkup(image: StaticImage): string {
  const { texts, width } = image;
  if (texts.length === 0) return plainMarkup(image);
  return `<span style="display:block;position:relative;max-width:${width}px">${plainMarkup(image)}${textsMarkup(image)}</span>`;
}

/** Texts that scale with the picture, in the page's own letters and color; its alternative text tells them. */
function textsMarkup({ texts, pixels: { width, height } }: StaticImage): string {
  const words = texts.map(({ text, x, y, size, anchor }) => {
    const side = anchor < 1 / 3 ? 'start' : anchor > 2 / 3 ? 'end' : 'middle';
    return `<text x="${rounded(x)}" y="${rounded(y)}" font-size="${rounded(size)}" text-anchor="${side}">${escaped(text)}</text>`;
  });
  return `<svg viewBox="0 0 ${width} ${height}" aria-hidden="true" fill="currentcolor" direction="ltr" style="position:absolute;left:0;top:0;width:100%;height:100%">${words.join('')}</svg>`;
}

function rounded(pixels: number): string {
  return String(Number(pixels.toFixed(1)));
}

function plainMarkup({ src, alternative, width, height }: StaticImage): string {
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
