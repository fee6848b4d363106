import { builtinModels, isLarge } from '../../client/builtin-models.js';
import { attributesOf, type PageElement } from '../page/html.js';

/** `dist/convlens.js` or the classic script, also on a CDN that adds a version, or as the package's own entry. */
const script = /(?:^|\/)convlens(?:\.iife)?\.js$|\/convlens(?:@[^/]*)?\/?$/;

/** The attributes of a `<script>` that loads the kit; `null` for any other element. */
export function kitScript(element: PageElement): Record<string, string> | null {
  const attributes = attributesOf(element);
  const address = attributes['src']?.trim().replace(/[?#].*$/, '') ?? '';
  return script.test(address) ? attributes : null;
}

/** Attributes that belong to the file that the page loaded before. */
const given = ['type', 'src', 'defer', 'async', 'integrity', 'crossorigin', 'referrerpolicy'];

/**
 * The same tag for the classic script. What the page does when it is not there stays; without, it says so above
 * its text, unless it would import another module.
 */
export function withoutModule(
  attributes: Readonly<Record<string, string>>,
  src: string,
  language: string,
): Record<string, string> {
  const kept = Object.entries(attributes).filter(([name]) => !given.includes(name));
  const own = attributes['onerror'];
  const onerror = own && !/\bimport\s*\(/.test(own) ? own : notice(noticeIn(language));
  const packs = builtinModels.filter(isLarge).join(' ');
  return { src, defer: '', 'data-packs': packs, ...Object.fromEntries(kept), onerror };
}

function notice(text: string): string {
  const node = `Object.assign(document.createElement('p'), { role: 'alert', textContent: '${text}' })`;
  return `document.body.prepend(${node})`;
}

/** What a page says when its script is not there, in the languages of the kit. */
const notices: Record<string, string> = {
  en: 'The live figures of this page could not be loaded. If you opened it from a zip file, unpack the whole file first; the folder “convlens” has to stay beside the pages.',
  de: 'Die interaktiven Abbildungen dieser Seite konnten nicht geladen werden. Wenn Sie die Seite aus einer ZIP-Datei geöffnet haben, entpacken Sie zuerst die ganze Datei; der Ordner „convlens“ muss bei den Seiten bleiben.',
  es: 'No se pudieron cargar las figuras interactivas de esta página. Si la ha abierto desde un archivo ZIP, descomprima primero el archivo completo; la carpeta «convlens» debe quedar junto a las páginas.',
};

/** In the language of a page, else in English. */
function noticeIn(language: string): string {
  return notices[language.toLowerCase().split('-')[0] ?? ''] ?? notices['en']!;
}
