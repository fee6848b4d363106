import type { LitElement, ReactiveController } from 'lit';
import { isExplaining } from './scene-values.js';

/** Most of what stands on elements that are written without a fault. */
const usual = /^(class|id|style|title|lang|hidden|slot|part|role|tabindex|(aria|data)-.*)$/;

/** The words that these attributes know; an empty one says nothing. */
const words: Readonly<Record<string, readonly string[]>> = {
  reveal: ['none', 'class', 'all'],
  layout: ['full', 'compact'],
  toolbar: ['none'],
  span: ['wide', 'screen'],
  loading: ['lazy', 'eager', 'click'],
  backend: ['auto', 'webgl', 'wasm', 'cpu', 'webgpu'],
};

/** Slots: the first of every element, two of those that explain, all of those that explain an image. */
const slots = ['', 'label', 'image', 'caption', 'legend'];

type Warnings = typeof import('./author-warnings.js');

/** Fetches what tells the author; few pages need it. Without it nothing is told. */
export function warn(tell: (warnings: Warnings) => void): void {
  import('./author-warnings.js').then(tell, () => {});
}

/**
 * Looks for what an author has written of an element and nothing reads: attributes, words in them, slots
 * and images of captions that it does not have. A name that is nearly right would be passed over in silence.
 */
export class AuthorCheck implements ReactiveController {
  private readonly observer = new MutationObserver(() => this.look());

  constructor(private readonly host: LitElement) {
    host.addController(this);
    // Which images there are is known then.
    host.addEventListener('explain-complete', ({ target }) => {
      if (target !== host || !host.querySelector(':scope > [slot="caption"][data-for]')) return;
      warn(({ tellCaptions }) => tellCaptions(host));
    });
  }

  hostConnected(): void {
    this.observer.observe(this.host, { attributes: true, childList: true });
    this.look();
  }

  hostDisconnected(): void {
    this.observer.disconnect();
  }

  private look(): void {
    const { host } = this;
    const { observedAttributes } = host.constructor as typeof LitElement;
    const isKnown = (name: string): boolean =>
      usual.test(name) || observedAttributes.includes(name);
    if (!host.getAttributeNames().every(isKnown)) {
      warn(({ tellAttributes }) => tellAttributes(host));
    }
    for (const [name, known] of Object.entries(words)) {
      const written = host.getAttribute(name)?.trim().toLowerCase();
      if (!written || known.includes(written) || !observedAttributes.includes(name)) continue;
      warn(({ tellWord }) => tellWord(host, name, written, known));
    }
    for (const child of host.children) {
      this.observer.observe(child, { attributes: true, attributeFilter: ['slot'] });
    }
    const known = slots.slice(0, isExplaining(host) ? ('image' in host ? 5 : 2) : 1);
    if (![...host.children].every(({ slot }) => known.includes(slot))) {
      warn(({ tellSlots }) => tellSlots(host));
    }
  }
}
