import { fileURLToPath, pathToFileURL } from 'node:url';
import path from 'node:path';
import MagicString from 'magic-string';
import { ExplainError, type ErrorDetail } from '../protocol.js';
import { figureMarkup } from './draw/markup.js';
import { inputsHash } from './page/inputs.js';
import { MARK, parsePage, type Widget } from './page/widgets.js';
import { forgetRefusal, refused } from './reading/page-fetch.js';
import { readFor } from './reading/reader.js';
import { realPath, type ReadingRules } from './reading/rules.js';
import type { RenderedPage, RenderOptions, WidgetReport } from './render-page.js';
import type { Source } from './source/source.js';
import { staticFigure } from './static-figure.js';
import { withinTime } from './within-time.js';

/** Milliseconds that one figure may take. */
const TIME = 300_000;

export interface RenderedSource extends Omit<RenderedPage, 'html'> {
  /** The structure with its figures. */
  structure: string;
  /** The addresses of the images in the page's figures. */
  named: string[];
}

/** Parses and renders a page, and reads only what the rules allow. */
export async function renderSource(
  source: Source,
  options: RenderOptions,
  rules: ReadingRules,
): Promise<RenderedSource> {
  const { widgets, base } = parsePage(source);
  const address = baseFor(await realUrl(new URL(options.url)), base);
  return readFor({ address, rules }, () => renderWidgets(source, widgets, options));
}

async function renderWidgets(
  source: Source,
  widgets: readonly Widget[],
  options: RenderOptions,
): Promise<RenderedSource> {
  const { only, onFigure } = options;
  const page: RenderedSource = { structure: '', files: [], unused: [], widgets: [], named: [] };
  const text = new MagicString(source.structure);
  const chosen = widgets.filter(({ id, tag }) => !only || only === id || only === tag);
  const named = new Map(widgets.map((widget) => [widget, widget.rendered?.picture ?? null]));
  for (const [index, widget] of chosen.entries()) {
    const { tag, id, line, written } = widget;
    const place = { tag, id, line, written };
    onFigure?.(place, index, chosen.length);
    const report: WidgetReport = { ...place, outcome: 'failed', error: null, result: null };
    page.widgets.push(report);
    try {
      const { outcome, drawn } = await drawnWidget(widget, options);
      if (drawn) {
        putIn(text, widget, drawn.markup, source);
        if (drawn.file) page.files.push(drawn.file);
        named.set(widget, drawn.file?.src ?? null);
      }
      Object.assign(report, { outcome, result: drawn?.result ?? null });
    } catch (error) {
      report.error = detailOf(error);
    }
  }
  page.structure = text.toString();
  page.named = [...named.values()].flatMap((src) => src ?? []);
  const before = widgets.flatMap(({ rendered }) => rendered?.picture ?? []);
  page.unused = before.filter((src) => !page.named.includes(src));
  return page;
}

type Drawn = Pick<Awaited<ReturnType<typeof staticFigure>>, 'file' | 'result'> & { markup: string };

async function drawnWidget(
  widget: Widget,
  { pictures, replace, hasPicture, force, check, timeout = TIME }: RenderOptions,
): Promise<{ outcome: WidgetReport['outcome']; drawn: Drawn | null }> {
  const { rendered, fallback, inner, inParagraph } = widget;
  if (!inner) throw unclosed(widget);
  if (fallback.length > 0 && !replace) return { outcome: 'own', drawn: null };
  forgetRefusal();
  return withinTime(timeout, async (signal) => {
    const hash = await inputsHash(widget);
    const isThere =
      rendered?.picture == null || !hasPicture || (await hasPicture(rendered.picture));
    const isCurrent = rendered?.hash === hash && isThere && fallback.length === 0;
    if (isCurrent && !force) return { outcome: 'current', drawn: null };
    if (check) return { outcome: 'outdated', drawn: null };
    const { figure, file, result } = await staticFigure(widget, hash, pictures, signal).catch(
      (error: unknown) => {
        throw refused() ?? error;
      },
    );
    const refusal = refused();
    if (refusal) throw refusal;
    const markup = figureMarkup(figure, MARK, inParagraph);
    if (/\bNaN\b/.test(markup)) throw notFinite();
    return { outcome: 'rendered', drawn: { file, result, markup } };
  });
}

/** Writes a figure in the page's encoding, with the line ends of most of its lines. */
function putIn(
  text: MagicString,
  { rendered, fallback, inner }: Widget,
  markup: string,
  source: Source,
): void {
  const content = source.written(markup.replaceAll('\n', lineEndOf(source)));
  for (const { start, end } of fallback) text.remove(start, end);
  if (rendered) text.overwrite(rendered.start, rendered.end, content);
  else text.appendLeft(inner!.start, content);
}

function lineEndOf({ structure }: Source): string {
  const lines = structure.split('\n').slice(0, -1);
  const ended = lines.filter((line) => line.endsWith('\r'));
  return ended.length * 2 > lines.length ? '\r\n' : '\n';
}

/** Follows links, as the rules for reading do. */
async function realUrl(url: URL): Promise<URL> {
  if (url.protocol !== 'file:') return url;
  const file = fileURLToPath(url);
  const folder = await realPath(path.dirname(file));
  return folder ? pathToFileURL(path.join(folder, path.basename(file))) : url;
}

/** The base of relative addresses; ignores a `<base>` that names neither files nor a server. */
function baseFor(url: URL, base: string | null): string {
  const named = URL.canParse(base ?? '', url.href) ? new URL(base ?? '', url) : url;
  return /^(file|https?):$/.test(named.protocol) ? named.href : url.href;
}

function unclosed({ tag, written }: Widget): ExplainError {
  return new ExplainError(
    'render-unclosed',
    `The element ${written} has no end tag.`,
    `Write </${tag}>: HTML has no self-closing custom elements.`,
  );
}

function notFinite(): ExplainError {
  return new ExplainError(
    'render-not-finite',
    'The figure contains a value that is not a number (NaN).',
    "Check the model's weights and the range in its card. If both are right, report this error.",
  );
}

function detailOf(error: unknown): ErrorDetail {
  return ExplainError.of(
    error,
    'render-failed',
    'The figure could not be rendered',
    'Try again. If it fails again, report this error with the page.',
  ).detail;
}
