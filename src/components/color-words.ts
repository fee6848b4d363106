import { capital } from './format.js';

/** What the two ends of each colour map look like, and those of a map drawn as a picture. */
const endsOf: Record<string, [up: string, down: string]> = {
  RdBu: ['red', 'blue'],
  PuOr: ['orange', 'purple'],
  PRGn: ['green', 'purple'],
  BrBG: ['teal', 'brown'],
  greys: ['light', 'dark'],
  rgb: ['bright', 'dark'],
};

/**
 * Puts the colours of a map into a text, for `{up}` and `{down}`; with a capital for `{Up}` and
 * `{Down}`, where a sentence starts.
 *
 * @param colorMap its name, or `rgb` for a map drawn as a picture; an unknown one is `RdBu`
 */
export function inColors(text: string, colorMap: string): string {
  const [up, down] = endsOf[colorMap] ?? endsOf['RdBu']!;
  const words: Record<string, string> = { up, down, Up: capital(up), Down: capital(down) };
  return text.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? name);
}
