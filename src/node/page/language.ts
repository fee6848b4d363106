import type { Language } from '../../components/locale/message.js';
import { fetchLanguage, languageOf } from '../../components/locale/phrasebooks.js';
import type { Widget } from './widgets.js';

/** The language of a widget's figure, as its element chooses it in a browser. */
export async function languageFor({ language }: Widget): Promise<Language> {
  const tag = language.toLowerCase();
  let found;
  while (!(found = languageOf(tag))) await fetchLanguage(tag);
  return found;
}
