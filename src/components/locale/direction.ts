import { useLanguage, type Language, type Phrasebook } from './message.js';

/** Scripts that run from right to left. */
const rightToLeft = /^(Adlm|Arab|Hebr|Mand|Mend|Nkoo|Rohg|Samr|Syrc|Thaa|Yezi)$/;

/** Of a language by its tag, whatever the page around it does. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  // The language of most figures: a browser's first look into its locales takes milliseconds.
  if (tag === 'en') return 'ltr';
  try {
    return rightToLeft.test(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';
  } catch {
    // An author's own tag need not be one that the browser takes.
    return 'ltr';
  }
}

/** Unicode's marks: what stands between them keeps its own direction, and lends it to nothing around. */
const [FROM_LEFT, OF_ITS_OWN, END] = ['\u2066', '\u2068', '\u2069'];
/** A paragraph that begins with a value takes its direction from this. */
const FROM_RIGHT = '\u200f';

/** What reads from left to right in every language, such as `>99.9%` and `−0.5`. */
export function fromLeft(text: string, { tag }: Language): string {
  return directionOf(tag) === 'rtl' && text !== '' ? `${FROM_LEFT}${text}${END}` : text;
}

const directed = new WeakMap<Language, Language>();

/**
 * A language whose phrases keep apart what is put into them: numbers and names of another direction would
 * be drawn in another order than they are written in. A phrase that it does not have is English, from
 * left to right. One that runs from left to right is itself.
 */
export function directedLanguage(language: Language): Language {
  if (directionOf(language.tag) === 'ltr') return language;
  let found = directed.get(language);
  if (!found) {
    found = { tag: language.tag, phrases: isolated(language.phrases) };
    directed.set(language, found).set(found, found);
  }
  return found;
}

/**
 * Everything that `work` says is in this language, as in a figure that speaks it. `work` is synchronous.
 *
 * @param language English where there is none
 */
export function inLanguage<T>(language: Language | null, work: () => T): T {
  useLanguage(language && directedLanguage(language));
  try {
    return work();
  } finally {
    useLanguage(null);
  }
}

function isolated(book: Phrasebook): Phrasebook {
  return new Proxy(book, {
    get(_, english) {
      if (typeof english !== 'string') return undefined;
      const phrase = book[english];
      const text = (phrase ?? english).replace(/\{\d+\}/g, `${OF_ITS_OWN}$&${END}`);
      if (phrase === undefined) return `${FROM_LEFT}${text}${END}`;
      return text.startsWith(OF_ITS_OWN) ? FROM_RIGHT + text : text;
    },
  });
}
