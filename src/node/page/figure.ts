import { speakBy, type Language } from '../../components/language.js';
import { fetchLanguage, languageOf } from '../../components/phrasebooks.js';
import { isComputing } from '../dom/engine-client.js';
import { renderTemplate, type Rendered } from '../figure/template.js';
import type { Explanation } from '../explanation.js';
import { makeElement, type ExplainingElement } from './element.js';
import type { Widget } from './widgets.js';

/**
 * Lets the element compute, and draws its figure, in the language that all is to be said in; rejects
 * with an `ExplainError`.
 */
export async function computeFigure(
  widget: Widget,
): Promise<{ rendered: Rendered; result: Explanation; language: Language | null }> {
  const element = makeElement(widget);
  Object.assign(element, { isConnected: true });
  element.connectedCallback();
  try {
    const result = await element.explain();
    const template = await settled(element);
    const language = await phrasesOf(widget);
    return { rendered: spoken(language, () => renderTemplate(template)), result, language };
  } finally {
    Object.assign(element, { isConnected: false });
    element.disconnectedCallback();
  }
}

/** Says what `make` says in a language. */
export function spoken<T>(language: Language | null, make: () => T): T {
  speakBy(language);
  try {
    return make();
  } finally {
    speakBy(null);
  }
}

async function phrasesOf({ language }: Widget): Promise<Language | null> {
  const tag = language.toLowerCase();
  if (!languageOf(tag)) await fetchLanguage(tag);
  return languageOf(tag);
}

/** What is drawn when all that follows the result has arrived too, such as the occluder's answer. */
async function settled(element: ExplainingElement): Promise<unknown> {
  do {
    await new Promise((resolve) => setTimeout(resolve));
    await element.updateComplete;
  } while (isComputing() || element.isUpdatePending);
  return Reflect.get(element.renderRoot, 'shown');
}
