import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The folder of the package, with `dist/` and `models/`. */
export const kitFolder = new URL('../../', import.meta.url);

/** The folder that addresses beginning with `/` are looked for in; `null` where there is none. */
let siteRoot: URL | null = null;

export function setSiteRoot(root: URL | null): void {
  siteRoot = root;
}

/** `fetch`, also of files; one that is not there answers 404, as a server does. */
export async function pageFetch(address: string | URL, init?: RequestInit): Promise<Response> {
  const url = new URL(address);
  if (url.protocol !== 'file:') return fetch(url, init);
  const bytes = await readPageFile(url);
  return bytes ? new Response(new Uint8Array(bytes)) : new Response(null, { status: 404 });
}

/** A file by its address, then by its place below the root of the site; `null` where there is none. */
export async function readPageFile(url: URL): Promise<Buffer | null> {
  const places = [url, ...(siteRoot ? [new URL(`.${url.pathname}`, siteRoot)] : [])];
  for (const place of places) {
    try {
      return await readFile(fileURLToPath(new URL(place.pathname, place)));
    } catch (error) {
      if (!isAbsent(error)) throw error;
    }
  }
  return null;
}

function isAbsent(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
}
