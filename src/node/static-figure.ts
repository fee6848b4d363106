import type { Explanation } from './explanation.js';
import { blocksOf } from './figure/blocks.js';
import { compose } from './figure/compose.js';
import type { StaticFigure } from './figure/markup.js';
import { panelsOf } from './figure/panels.js';
import { tablesOf } from './figure/tables.js';
import { renderTemplate } from './figure/template.js';
import {
  alternativeOf,
  bracketsText,
  captionOf,
  computedText,
  labelsAbove,
  layoutText,
  numbersText,
} from './figure/words.js';
import { computeFigure } from './page/figure.js';
import { languageFor, spokenIn } from './page/language.js';
import type { Widget } from './page/widgets.js';
import { encodePng } from './pictures/encode-png.js';
import { pictureName } from './writing/names.js';

interface Drawn {
  figure: StaticFigure;
  file: { src: string; bytes: Uint8Array } | null;
  result: Explanation;
}

/** Computes a widget's figure, and draws it as what stands in its place without scripts. */
export async function staticFigure(
  widget: Widget,
  hash: string,
  pictures: string,
  signal: AbortSignal,
): Promise<Drawn> {
  const { shown, result } = await computeFigure(widget, signal);
  const language = await languageFor(widget);
  const isPages = ['', language.tag].includes(widget.language.toLowerCase());
  return spokenIn(language, () => {
    const { figure, file } = drawnFigure(widget, shown, result, pictures);
    return { figure: { hash, lang: isPages ? '' : language.tag, ...figure }, file, result };
  });
}

function drawnFigure(
  { id, tag, inParagraph }: Widget,
  shown: unknown,
  { backend, precision }: Explanation,
  pictures: string,
): { figure: Omit<StaticFigure, 'hash' | 'lang'>; file: Drawn['file'] } {
  const rendered = renderTemplate(shown);
  const blocks = blocksOf(rendered);
  const panels = panelsOf(rendered.root);
  const tables = tablesOf(rendered.root);
  const labels = inParagraph ? [] : labelsAbove(blocks);
  const paragraphs = [
    layoutText(blocks, labels.length > 0),
    ...numbersText(blocks),
    tables ? bracketsText() : '',
    ...(inParagraph ? panels.map(({ text }) => text) : []),
    ...captionOf(rendered.root),
  ].filter(Boolean);
  const told = {
    labels,
    tables,
    panels: panels.map(({ html }) => html),
    paragraphs,
    computed: computedText(backend, precision),
  };
  if (blocks.length === 0) return { figure: { ...told, image: null }, file: null };
  const { pixels, cssWidth, cssHeight, tile, gap } = compose(blocks);
  const bytes = encodePng(pixels);
  const src = `${pictures}${pictureName(id, tag, bytes)}`;
  const alternative = alternativeOf(rendered.root, blocks);
  const image = { src, alternative, width: cssWidth, height: cssHeight, tile, gap };
  return { figure: { ...told, image }, file: { src, bytes } };
}
