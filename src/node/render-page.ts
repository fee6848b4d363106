import { createHash } from 'node:crypto';
import MagicString from 'magic-string';
import { ExplainError, type ErrorDetail } from '../protocol.js';
import { document } from './dom/globals.js';
import type { Explanation } from './explanation.js';
import { setSiteRoot } from './files.js';
import { blocksOf } from './figure/blocks.js';
import { compose } from './figure/compose.js';
import { figureMarkup, type StaticFigure } from './figure/markup.js';
import { tablesOf } from './figure/tables.js';
import type { Rendered } from './figure/template.js';
import {
  alternativeOf,
  bracketsText,
  captionOf,
  computedText,
  labelsAbove,
  layoutText,
} from './figure/words.js';
import { computeFigure, spoken } from './page/figure.js';
import { inputsHash } from './page/inputs.js';
import { MARK, parsePage, type Widget } from './page/widgets.js';
import { encodePng } from './pictures/encode-png.js';

export interface RenderOptions {
  /** The page's own address, for what it names by relative ones: a `file:` URL, or one of a server. */
  url: string | URL;
  /** Where the pictures will lie, as the page is to name it, with a slash at the end. */
  pictures: string;
  /** `file:` URL of the folder that addresses beginning with `/` mean; that of the page unless given. */
  root?: string | URL;
  /** Replaces an author's own fallback too. */
  replace?: boolean;
  /** Tells whether a picture of an earlier rendering is still there, by its address in the page. */
  hasPicture?: (src: string) => boolean | Promise<boolean>;
  /** Renders what is up to date again. */
  force?: boolean;
  /** Computes nothing: only says what is out of date. */
  check?: boolean;
  /** Only the widget with this `id`, or those of this tag. */
  only?: string;
}

/** What became of one widget. */
export interface WidgetReport {
  tag: string;
  id: string;
  /** Of its start tag, from 1. */
  line: number;
  /** The start tag as it is written. */
  written: string;
  /**
   * `rendered`; `current`, it was up to date; `outdated`, it is not (with `check`); `own`, it has an
   * author's fallback; or `failed`.
   */
  outcome: 'rendered' | 'current' | 'outdated' | 'own' | 'failed';
  error: ErrorDetail | null;
  /** What the element has explained, with its raw map; `null` where nothing was computed. */
  result: Explanation | null;
}

export interface RenderedPage {
  /** The page with its figures; byte for byte as it was elsewhere. */
  html: string;
  /** PNG files to write, by their addresses in the page. */
  files: { src: string; bytes: Uint8Array }[];
  /** Pictures of earlier renderings that the page names no longer. */
  unused: string[];
  widgets: WidgetReport[];
}

let lastTurn: Promise<unknown> = Promise.resolve();

/**
 * Computes the figures of a page's explaining elements, on wasm in this process, and writes each into
 * its element as what shows where no script runs: a picture with its caption. A widget that fails is
 * told of in its report; the others are rendered. Pages are rendered one after the other.
 */
export function renderPage(html: string, options: RenderOptions): Promise<RenderedPage> {
  const turn = lastTurn.then(() => renderNow(html, options));
  lastTurn = turn.catch(() => {});
  return turn;
}

async function renderNow(html: string, options: RenderOptions): Promise<RenderedPage> {
  const { url, root = new URL('.', url), only } = options;
  const { widgets, base } = parsePage(html);
  document.baseURI = new URL(base ?? '', url).href;
  setSiteRoot(String(root).startsWith('file:') ? new URL(root) : null);
  const page: RenderedPage = { html, files: [], unused: [], widgets: [] };
  const text = new MagicString(html);
  for (const widget of widgets) {
    if (only && only !== widget.id && only !== widget.tag) continue;
    const { tag, id, line, written } = widget;
    const place = { tag, id, line, written, error: null, result: null };
    try {
      page.widgets.push({ ...place, ...(await renderWidget(widget, options, text, page)) });
    } catch (error) {
      page.widgets.push({ ...place, outcome: 'failed', error: detailOf(error) });
    }
  }
  const kept = parsePage(text.toString()).widgets.flatMap(
    ({ rendered }) => rendered?.picture ?? [],
  );
  page.unused = page.unused.filter((src) => !kept.includes(src));
  return { ...page, html: text.toString() };
}

async function renderWidget(
  widget: Widget,
  { pictures, replace, hasPicture, force, check }: RenderOptions,
  text: MagicString,
  page: RenderedPage,
): Promise<Partial<WidgetReport> & Pick<WidgetReport, 'outcome'>> {
  const { rendered, fallback, inner, inParagraph } = widget;
  if (!inner) throw unclosed(widget);
  if (fallback.length > 0 && !replace) return { outcome: 'own' };
  const hash = await inputsHash(widget);
  const isThere = rendered?.picture == null || !hasPicture || (await hasPicture(rendered.picture));
  const isCurrent = rendered?.hash === hash && isThere && fallback.length === 0;
  if (isCurrent && !force) return { outcome: 'current' };
  if (check) return { outcome: 'outdated' };

  const { figure, file, result } = await staticFigure(widget, hash, pictures);
  if (file) page.files.push(file);
  if (rendered?.picture) page.unused.push(rendered.picture);
  for (const { start, end } of fallback) text.remove(start, end);
  const markup = figureMarkup(figure, MARK, inParagraph);
  if (rendered) text.overwrite(rendered.start, rendered.end, markup);
  else text.appendLeft(inner.start, markup);
  return { outcome: 'rendered', result };
}

interface Written {
  figure: StaticFigure;
  file: RenderedPage['files'][number] | null;
  result: Explanation;
}

async function staticFigure(widget: Widget, hash: string, pictures: string): Promise<Written> {
  const { rendered, result, language } = await computeFigure(widget);
  return spoken(language, () => written(widget, rendered, result, hash, pictures));
}

function written(
  widget: Widget,
  rendered: Rendered,
  result: Explanation,
  hash: string,
  pictures: string,
): Written {
  const { inParagraph } = widget;
  const blocks = blocksOf(rendered);
  const tables = tablesOf(rendered.root);
  const labels = inParagraph ? [] : labelsAbove(blocks);
  const paragraphs = [
    layoutText(blocks, labels.length > 0),
    tables ? bracketsText() : '',
    ...captionOf(rendered.root),
  ].filter(Boolean);
  const computed = computedText(result.backend, result.precision);
  const told = { hash, labels, tables, paragraphs, computed };
  if (blocks.length === 0) return { figure: { ...told, image: null }, file: null, result };
  const { pixels, cssWidth, cssHeight, tile, gap } = compose(blocks);
  const bytes = encodePng(pixels);
  const content = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const src = `${pictures}${widget.id || widget.tag}-${content}.png`;
  const alternative = alternativeOf(rendered.root, blocks);
  const image = { src, alternative, width: cssWidth, height: cssHeight, tile, gap };
  return { figure: { ...told, image }, file: { src, bytes }, result };
}

function unclosed({ tag, written }: Widget): ExplainError {
  return new ExplainError(
    'render-unclosed',
    `The element ${written} has no end tag.`,
    `Write </${tag}>: HTML knows no self-closing elements of this kind.`,
  );
}

function detailOf(error: unknown): ErrorDetail {
  return ExplainError.of(
    error,
    'render-failed',
    'The figure could not be rendered',
    'Try again; if it fails again, report it with the page.',
  ).detail;
}
