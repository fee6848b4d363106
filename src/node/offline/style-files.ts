import { isRemote, localAddress, servedFile } from './addresses.js';

/** `@import "x"`, `url(x)` and `url("x")`. */
const address = /@import\s+(["'])(.+?)\1|url\(\s*(["']?)([^"')]+)\3\s*\)/gi;

export interface StyleFiles {
  /** Absolute paths of the files that a style sheet shows or imports. */
  files: string[];
  problems: string[];
}

/** Comments may name anything. */
export async function filesOfStyle(text: string, file: string, site: string): Promise<StyleFiles> {
  const found: StyleFiles = { files: [], problems: [] };
  for (const [, , imported, , shown] of text.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(address)) {
    const written = (imported ?? shown ?? '').trim();
    if (isRemote(written)) found.problems.push(`${written} needs the network.`);
    const target = localAddress(written, file, site);
    if (!target) continue;
    if (written.startsWith('/')) {
      found.problems.push(`${written} begins with "/", which means nothing from disk.`);
    }
    const served = await servedFile(target.file);
    if (served) found.files.push(served);
    else found.problems.push(`${written} is not there.`);
  }
  return found;
}
