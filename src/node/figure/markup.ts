import { escaped } from './template.js';

/** What stands in a widget until, or instead of, its live figure. */
export interface StaticFigure {
  /** The hash of what it follows from. */
  hash: string;
  /** `null` for a figure of tables. */
  image: { src: string; alternative: string; width: number; height: number } | null;
  /** HTML of tables; may be empty. */
  tables: string;
  paragraphs: string[];
}

/**
 * @param mark the attribute that tells our figures from an author's
 * @param inParagraph a paragraph cannot hold a figure: the same in elements that it can hold
 */
export function figureMarkup(figure: StaticFigure, mark: string, inParagraph: boolean): string {
  const { hash, image, tables, paragraphs } = figure;
  const picture = image
    ? `<img src="${escaped(image.src)}" alt="${escaped(image.alternative)}" width="${image.width}" height="${image.height}" loading="lazy" style="max-width:100%;height:auto">`
    : '';
  const content = [inParagraph ? '' : tables, picture].filter(Boolean).join('\n');
  if (inParagraph) {
    const text = `<span style="display:block">${paragraphs.map(escaped).join(' ')}</span>`;
    return `<span role="figure" style="display:block" ${mark}="${hash}">${content}${text}</span>`;
  }
  const lines = paragraphs.map((text) => `<p style="margin:.3em 0">${escaped(text)}</p>`);
  return [
    `<figure ${mark}="${hash}" style="margin:0">`,
    content,
    `<figcaption style="font-size:.85em;line-height:1.4;max-width:44em">`,
    ...lines,
    '</figcaption>',
    '</figure>',
  ].join('\n');
}
