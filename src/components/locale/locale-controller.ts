import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { useLanguage, type Language } from './message.js';
import { fetchLanguage, languageOf, listeners } from './phrasebooks.js';

/** Of all pages and shadow roots in which an element of the kit stands. */
let observer: MutationObserver | undefined;

/**
 * Lets an element speak the language of its own `lang`, else of the nearest ancestor's, shadow roots
 * crossed: all that `say` says while it renders. It is drawn anew when that changes.
 */
export class LocaleController implements ReactiveController {
  /** `null` before the first phrases have come; English is there at once. */
  language: Language | null = null;
  private wanted = false;

  constructor(private readonly host: ReactiveControllerHost & Element) {
    host.addController(this);
  }

  hostConnected(): void {
    listeners.add(this.follow);
    void this.follow();
  }

  hostDisconnected(): void {
    listeners.delete(this.follow);
  }

  hostUpdate(): void {
    useLanguage(this.language);
  }

  hostUpdated(): void {
    useLanguage(null);
  }

  /** Brings the phrases, from now on also of other languages that the page turns to. */
  fetch(): Promise<void> {
    this.wanted = true;
    return this.follow();
  }

  /** Done at once where nothing has to be fetched. */
  private readonly follow = async (): Promise<void> => {
    let language;
    while (!(language = languageOf(tagOf(this.host)))) {
      if (!this.wanted) return;
      await fetchLanguage(tagOf(this.host));
    }
    if (language === this.language) return;
    this.language = language;
    this.host.requestUpdate();
  };
}

/** In lower case; empty where no ancestor has one. */
function tagOf(element: Element): string {
  const root = element.getRootNode();
  observer ??= new MutationObserver(() => {
    listeners.forEach((listen) => void listen());
  });
  observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang'] });
  const near = element.closest('[lang]');
  if (near) return near.getAttribute('lang')!.toLowerCase();
  return root instanceof ShadowRoot ? tagOf(root.host) : '';
}
