/** What a page says when its script is not there, in the languages of the kit. */
const notices: Record<string, string> = {
  en: 'The live figures of this page could not be loaded. If you opened it from a zip file, unpack the whole file first; the folder “convlens” has to stay beside the pages.',
  de: 'Die interaktiven Abbildungen dieser Seite konnten nicht geladen werden. Wenn Sie die Seite aus einer ZIP-Datei geöffnet haben, entpacken Sie zuerst die ganze Datei; der Ordner „convlens“ muss bei den Seiten bleiben.',
  es: 'No se pudieron cargar las figuras interactivas de esta página. Si la ha abierto desde un archivo ZIP, descomprima primero el archivo completo; la carpeta «convlens» debe quedar junto a las páginas.',
};

/** In the language of a page, else in English. */
export function noticeIn(language: string): string {
  return notices[language.toLowerCase().split('-')[0] ?? ''] ?? notices['en']!;
}
