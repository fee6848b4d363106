import type { Figure } from '../components/figure/figure.js';
import { directionOf, inLanguage } from '../components/locale/direction.js';
import { blocksOf } from './draw/blocks.js';
import { compose } from './draw/compose.js';
import { htmlParts, tablesOf } from './draw/html.js';
import type { StaticFigure } from './draw/markup.js';
import {
  alternativeOf,
  computedText,
  labelsAbove,
  layoutText,
  numbersText,
  paragraphsOf,
} from './draw/words.js';
import { explainWidget } from './elements.js';
import type { Explanation } from './explanation.js';
import { languageFor } from './page/language.js';
import type { Widget } from './page/widgets.js';
import { encodePng } from './pictures/encode-png.js';
import { untilAborted } from './within-time.js';
import { pictureName } from './writing/names.js';

interface Drawn {
  figure: StaticFigure;
  file: { src: string; bytes: Uint8Array } | null;
  result: Explanation;
}

/** Computes a widget's figure and draws it as one that needs no scripts. */
export async function staticFigure(
  widget: Widget,
  hash: string,
  pictures: string,
  signal: AbortSignal,
): Promise<Drawn> {
  const { figure: told, result } = await untilAborted(explainWidget(widget, signal), signal);
  const language = await languageFor(widget);
  const isPages = ['', language.tag].includes(widget.language.toLowerCase());
  return inLanguage(language, () => {
    const { figure, file } = drawnFigure(widget, told(), result, pictures);
    const lang = isPages ? '' : language.tag;
    const dir = lang && directionOf(lang);
    const title = widget.attributes['label']?.trim() ?? '';
    return { figure: { hash, lang, dir, title, ...figure }, file, result };
  });
}

/** Beside an author's caption, only remarks that qualify the numbers stay. */
function withoutWords(figure: Figure): Figure {
  return { ...figure, caption: figure.caption.filter(({ style }) => style === 'remark') };
}

function drawnFigure(
  { id, tag, inParagraph, hasCaption }: Widget,
  figure: Figure,
  { backend, precision }: Explanation,
  pictures: string,
): { figure: Omit<StaticFigure, 'dir' | 'hash' | 'lang' | 'title'>; file: Drawn['file'] } {
  const blocks = blocksOf(figure);
  const panels = htmlParts(figure);
  const labels = inParagraph ? [] : labelsAbove(blocks);
  const notes = figure.parts.flatMap((part) => (part.kind === 'numbers' ? part.note : []));
  const paragraphs = [
    layoutText(blocks, labels.length > 0),
    ...numbersText(blocks),
    ...notes,
    ...(inParagraph ? panels.map(({ text }) => text) : []),
    ...paragraphsOf(hasCaption ? withoutWords(figure) : figure),
  ].filter(Boolean);
  const told = {
    labels,
    tables: tablesOf(figure),
    panels: panels.map(({ html }) => html),
    paragraphs,
    computed: computedText(backend, precision),
  };
  if (blocks.length === 0) return { figure: { ...told, image: null }, file: null };
  const { pixels, cssWidth, cssHeight, tile, gap, texts } = compose(blocks);
  const bytes = encodePng(pixels);
  const src = `${pictures}${pictureName(id, tag, bytes)}`;
  const alternative = alternativeOf(figure, blocks);
  const image = { src, alternative, width: cssWidth, height: cssHeight, tile, gap, pixels, texts };
  return { figure: { ...told, image }, file: { src, bytes } };
}
