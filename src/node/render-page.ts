import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ErrorDetail } from '../protocol.js';
import type { Explanation } from './explanation.js';
import { realPath, type ReadingRules } from './reading/rules.js';
import { renderSource, type RenderedSource } from './render-source.js';
import { byteSource } from './source/byte-source.js';
import { textSource, type Source } from './source/source.js';

export interface RenderOptions {
  /** The page's address, for its relative addresses: a `file:` URL, or one of a server. */
  url: string | URL;
  /** The folder of the images as the page will name it, with a slash at the end. */
  pictures: string;
  /** `file:` URL of the folder that addresses beginning with `/` refer to; by default that of the page. */
  root?: string | URL;
  /**
   * `file:` URLs of the folders that may be read, besides `root` and the kit's own models; by
   * default the current directory.
   */
  folders?: readonly (string | URL)[];
  /** Lets the page use files on servers. */
  allowNetwork?: boolean;
  /** Milliseconds that one figure may take; 300,000 by default. */
  timeout?: number;
  /** Also replaces fallbacks that an author wrote. */
  replace?: boolean;
  /** Says whether an image of an earlier rendering still exists, by its address in the page. */
  hasPicture?: (src: string) => boolean | Promise<boolean>;
  /** Also renders figures that are up to date. */
  force?: boolean;
  /** Computes nothing, and only reports figures that are out of date. */
  check?: boolean;
  /** Renders only the widget with this `id`, or those with this tag. */
  only?: string;
  /** Called before each figure, with its index on the page, from 0. */
  onFigure?: (widget: WidgetPlace, index: number, count: number) => void;
}

/** The position of a widget in its page. */
export interface WidgetPlace {
  tag: string;
  id: string;
  /** The line of its start tag, from 1. */
  line: number;
  /** The start tag as it is written. */
  written: string;
}

/** The outcome for one widget. */
export interface WidgetReport extends WidgetPlace {
  /**
   * `rendered`; `current` (up to date); `outdated` (with `check`); `own` (it has an author's
   * fallback); or `failed`.
   */
  outcome: 'rendered' | 'current' | 'outdated' | 'own' | 'failed';
  error: ErrorDetail | null;
  /** The element's result with its raw map; `null` if nothing was computed. */
  result: Explanation | null;
}

export interface RenderedPage<Page = string> {
  /** The page with its figures; every other byte is unchanged. */
  html: Page;
  /** PNG files to write, by their addresses in the page. */
  files: { src: string; bytes: Uint8Array }[];
  /**
   * Images of earlier renderings that the page no longer names. The page itself says so: make sure
   * that they are yours before you remove them.
   */
  unused: string[];
  widgets: WidgetReport[];
}

/**
 * Computes the figures of a page's explaining elements, on wasm in this process, and puts each into its
 * element as an image with a caption, which shows without scripts. A widget that fails has the error in
 * its report; the others are rendered. Pages are rendered one after the other.
 *
 * @param html text, or the bytes of a file in the encoding that it declares, which are returned as bytes
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

/** One page after the other, since they share an engine and the current address. */
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

/** `null` for a folder on a server, or one that does not exist. */
async function folderAt(url: string | URL): Promise<string | null> {
  return String(url).startsWith('file:') ? realPath(fileURLToPath(url)) : null;
}
