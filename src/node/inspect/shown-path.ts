import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A place on disk as a reader of the terminal would type it; other addresses as they are. */
export function shownPath(place: string): string {
  const file = place.startsWith('file:') ? fileOf(place) : place;
  if (!path.isAbsolute(file)) return place;
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith('..') || relative === '' ? file : relative;
}

function fileOf(url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    return url;
  }
}
