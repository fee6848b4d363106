import { pageRules } from './figure-styles.js';

/**
 * The page's own fonts among these families, with their files inside: a picture of text reaches no
 * other file. A font that cannot be had is left out, and the next of the families is drawn.
 *
 * @param families as `font-family` lists them
 */
export async function embeddedFonts(families: string): Promise<string> {
  const wanted = new Set(families.split(',').map(nameOf));
  const loaded = new Set(
    [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map(({ family }) => nameOf(family)),
  );
  const faces = [...pageRules()].filter((rule) => rule instanceof CSSFontFaceRule);
  const texts = faces.map(async (face) => {
    const name = nameOf(face.style.getPropertyValue('font-family'));
    if (!wanted.has(name) || !loaded.has(name)) return '';
    const base = face.parentStyleSheet?.href ?? document.baseURI;
    const [, address] = /url\("?([^")]+)"?\)/.exec(face.style.getPropertyValue('src')) ?? [];
    if (address === undefined) return '';
    try {
      const inside = await asData(new URL(address, base).href);
      return face.cssText.replace(/src:[^;]+;/, `src: url("${inside}");`);
    } catch {
      return '';
    }
  });
  return (await Promise.all(texts)).join('\n');
}

function nameOf(family: string): string {
  return family
    .trim()
    .replace(/^["']|["']$/g, '')
    .toLowerCase();
}

async function asData(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const reader = new FileReader();
  const read = new Promise((resolve, reject) => {
    reader.onload = resolve;
    reader.onerror = reject;
  });
  reader.readAsDataURL(await response.blob());
  await read;
  return String(reader.result);
}
