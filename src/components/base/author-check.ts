import type { LitElement, ReactiveController } from 'lit';
import { isExplaining } from './scene-values.js';

/** Most of what stands on elements that are written without a fault. */
const usual = /^(class|id|style|title|lang|hidden|slot|part|role|tabindex|(aria|data)-.*)$/;

/** Slots of every element that explains an image. */
const slotsOfImages = /^(|image|caption|legend)$/;

type Warnings = typeof import('./author-warnings.js');

/** Fetches what tells the author; few pages need it. Without it nothing is told. */
export function warn(tell: (warnings: Warnings) => void): void {
  import('./author-warnings.js').then(tell, () => {});
}

/**
 * Looks for what an author has written of an element and nothing reads: attributes and slots that it
 * does not have. A name that is nearly right would be passed over in silence.
 */
export class AuthorCheck implements ReactiveController {
  private readonly observer = new MutationObserver(() => this.look());

  constructor(private readonly host: LitElement) {
    host.addController(this);
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
    const plain = isExplaining(host) && 'image' in host ? slotsOfImages : /^$/;
    if (![...host.children].every(({ slot }) => plain.test(slot))) {
      warn(({ tellSlots }) => tellSlots(host));
    }
  }
}
