import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderPage, type RenderedPage } from '../render-page.js';
import type { RenderArguments } from './arguments.js';

/** Renders a page on disk, writes what has changed, and removes pictures that it names no longer. */
export async function renderFile(
  file: string,
  { check, force, replace, only, out, root }: RenderArguments,
): Promise<RenderedPage> {
  const html = await readFile(file, 'utf8');
  const folder = path.dirname(path.resolve(file));
  const name = path.basename(file, path.extname(file));
  const pictures = out
    ? path.relative(folder, path.resolve(out, `${name}.convlens`))
    : `${name}.convlens`;
  const address = pictures.split(path.sep).map(encodeURIComponent).join('/');
  const onDisk = (src: string): string => path.resolve(folder, decodeURI(src));
  const page = await renderPage(html, {
    url: pathToFileURL(path.resolve(file)),
    pictures: `${address}/`,
    root: pathToFileURL(`${path.resolve(root ?? folder)}${path.sep}`),
    check,
    force,
    replace,
    ...(only ? { only } : {}),
    hasPicture: (src) =>
      access(onDisk(src)).then(
        () => true,
        () => false,
      ),
  });
  if (page.files.length > 0) await mkdir(path.resolve(folder, pictures), { recursive: true });
  for (const { src, bytes } of page.files) await writeFile(onDisk(src), bytes);
  if (page.html !== html) await writeFile(file, page.html);
  // Only what lies where this command writes.
  const ours = page.unused.map(onDisk).filter((old) => path.dirname(old).endsWith('.convlens'));
  for (const old of ours) await rm(old, { force: true });
  return page;
}
