import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ExplainError, type ErrorCode } from '../../protocol.js';
import { readRegularFile } from '../reading/read-file.js';
import type { ReadingRules } from '../reading/rules.js';
import type { RenderOptions } from '../render-page.js';
import { renderSource, type RenderedSource } from '../render-source.js';
import { byteSource } from '../source/byte-source.js';
import { pictureFolder } from '../writing/names.js';
import { PictureFiles } from '../writing/picture-files.js';
import { writeWhole } from '../writing/write-whole.js';
import type { RenderArguments } from './arguments.js';
import { placeOf } from './page-place.js';

/** Bytes of a page. */
const MOST = 64e6;

/**
 * Renders a page on disk, writes what has changed, and removes pictures of its own that it names no
 * longer. Where one of them fails, page and pictures are as they were.
 */
export async function renderFile(
  named: string,
  { check, force, replace, only, out, root, allowNetwork, timeout }: RenderArguments,
  onFigure: NonNullable<RenderOptions['onFigure']>,
): Promise<RenderedSource> {
  const cwd = await realpath(process.cwd());
  const given = root === undefined ? [] : [await realpath(root).catch(unreadable(root))];
  const folders = [cwd, ...given];
  const file = await placeOf(named, folders);
  const bytes = await readRegularFile(file, named, MOST).catch(unreadable(named));
  const source = byteSource(bytes);
  const folder = path.dirname(file);
  const around = out === undefined ? folder : await placeOf(out, folders);
  const pictureDir = path.join(around, pictureFolder(file));
  const prefix = `${addressOf(path.relative(folder, pictureDir))}/`;
  const nameOf = (src: string): string | null =>
    src.startsWith(prefix) ? src.slice(prefix.length) : null;
  const ofPage = path.relative(pictureDir, file).split(path.sep).join('/');
  const pictures = new PictureFiles(pictureDir, ofPage);
  const site = given[0] ?? folder;
  const rules: ReadingRules = { folders, homes: [folder, site], site, network: allowNetwork };
  const page = await renderSource(
    source,
    {
      url: pathToFileURL(file),
      pictures: prefix,
      check,
      force,
      replace,
      hasPicture: async (src) => pictures.has(nameOf(src) ?? ''),
      onFigure,
      ...(only === undefined ? {} : { only }),
      ...(timeout === undefined ? {} : { timeout }),
    },
    rules,
  );
  if (check) return page;
  const made = new Map(page.files.map((each) => [nameOf(each.src)!, each.bytes]));
  const kept = page.named.flatMap((src) => nameOf(src) ?? []);
  const isChanged = page.structure !== source.structure;
  await pictures
    .exchange(made, kept, async () => {
      if (isChanged) await writeWhole(file, source.bytesOf(page.structure));
    })
    .catch(unwritable(named));
  return page;
}

/** As an address in the page. */
function addressOf(relative: string): string {
  return relative.split(path.sep).map(encodeURIComponent).join('/');
}

function unreadable(named: string): (error: unknown) => never {
  return failing('render-unreadable', `${named} cannot be read`, 'Name a file that is there.');
}

function unwritable(named: string): (error: unknown) => never {
  return failing(
    'render-unwritable',
    `${named} cannot be written, and is as it was`,
    'Check the space on the disk, and who may write into the folder.',
  );
}

function failing(code: ErrorCode, sentence: string, hint: string): (error: unknown) => never {
  return (error) => {
    throw ExplainError.of(error, code, sentence, hint);
  };
}
