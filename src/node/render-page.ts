import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ErrorDetail } from '../protocol.js';
import type { Explanation } from './explanation.js';
import { realPath, type ReadingRules } from './reading/rules.js';
import { renderSource, type RenderedSource } from './render-source.js';
import { byteSource } from './source/byte-source.js';
import { textSource, type Source } from './source/source.js';

export interface RenderOptions {
  /** The page's own address, for what it names by relative ones: a `file:` URL, or one of a server. */
  url: string | URL;
  /** Where the pictures will lie, as the page is to name it, with a slash at the end. */
  pictures: string;
  /** `file:` URL of the folder that addresses beginning with `/` mean; that of the page unless given. */
  root?: string | URL;
  /**
   * `file:` URLs of the folders whose files may be read besides that of `root` and the kit's own
   * models; the current directory unless given.
   */
  folders?: readonly (string | URL)[];
  /** Lets the page name files on servers. */
  allowNetwork?: boolean;
  /** Milliseconds that one figure may take; 300,000 unless given. */
  timeout?: number;
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
  /** Called before each figure, with its place among those of the page, from 0. */
  onFigure?: (widget: WidgetPlace, index: number, count: number) => void;
}

/** Where a widget stands. */
export interface WidgetPlace {
  tag: string;
  id: string;
  /** Of its start tag, from 1. */
  line: number;
  /** The start tag as it is written. */
  written: string;
}

/** What became of one widget. */
export interface WidgetReport extends WidgetPlace {
  /**
   * `rendered`; `current`, it was up to date; `outdated`, it is not (with `check`); `own`, it has an
   * author's fallback; or `failed`.
   */
  outcome: 'rendered' | 'current' | 'outdated' | 'own' | 'failed';
  error: ErrorDetail | null;
  /** What the element has explained, with its raw map; `null` where nothing was computed. */
  result: Explanation | null;
}

export interface RenderedPage<Page = string> {
  /** The page with its figures; byte for byte as it was elsewhere. */
  html: Page;
  /** PNG files to write, by their addresses in the page. */
  files: { src: string; bytes: Uint8Array }[];
  /**
   * Pictures that figures of earlier renderings named and the page names no longer. The page said so:
   * whoever removes them looks first whether they were its own.
   */
  unused: string[];
  widgets: WidgetReport[];
}

/**
 * Computes the figures of a page's explaining elements, on wasm in this process, and writes each into
 * its element as what shows where no script runs: a picture with its caption. A widget that fails is
 * told of in its report; the others are rendered. Pages are rendered one after the other.
 *
 * @param html text, or the bytes of a file in whatever encoding it declares, which come back as bytes
 */
export function renderPage(html: string, options: RenderOptions): Promise<RenderedPage>;
export function renderPage(
  html: Uint8Array,
  options: RenderOptions,
): Promise<RenderedPage<Uint8Array>>;
export async function renderPage(
  html: string | Uint8Array,
  options: RenderOptions,
): Promise<RenderedPage<string | Uint8Array>> {
  const rules = await rulesFor(options);
  if (typeof html === 'string')
    return renderedWith(textSource(html), (text) => text, options, rules);
  const source = byteSource(html);
  return renderedWith(source, (structure) => source.bytesOf(structure), options, rules);
}

async function renderedWith<Page>(
  source: Source,
  pageOf: (structure: string) => Page,
  options: RenderOptions,
  rules: ReadingRules,
): Promise<RenderedPage<Page>> {
  const { structure, files, unused, widgets } = await inTurn(() =>
    renderSource(source, options, rules),
  );
  return { html: pageOf(structure), files, unused, widgets };
}

let lastTurn: Promise<unknown> = Promise.resolve();

/** One page after the other: they share an engine and one place to be at. */
function inTurn(work: () => Promise<RenderedSource>): Promise<RenderedSource> {
  const turn = lastTurn.then(work);
  lastTurn = turn.catch(() => {});
  return turn;
}

async function rulesFor({
  url,
  root = new URL('.', url),
  folders = [pathToFileURL(process.cwd())],
  allowNetwork = false,
}: RenderOptions): Promise<ReadingRules> {
  const site = await folderAt(root);
  const known = await Promise.all(folders.map(folderAt));
  const page = await folderAt(new URL('.', url));
  return {
    folders: [...known, site].flatMap((folder) => folder ?? []),
    homes: [page, site].flatMap((folder) => folder ?? []),
    site,
    network: allowNetwork,
  };
}

/** `null` for one on a server, and one that is not there. */
async function folderAt(url: string | URL): Promise<string | null> {
  return String(url).startsWith('file:') ? realPath(fileURLToPath(url)) : null;
}
