import type { ReactiveController } from 'lit';
import type { ImageSource } from '../../client/image/picture.js';
import type { ImageInput } from './image-input.js';

/**
 * The elements that get the picture, whether they are on the page yet or not: those named by `for`,
 * or the scene around the input.
 */
export class FedElements implements ReactiveController {
  /** Those that are there, in the order of `for`. */
  elements: Element[] = [];
  /** What each got last: readers may have chosen there since. */
  private readonly got = new WeakMap<Element, ImageSource>();
  private readonly observer = new MutationObserver(() => this.look());

  /** @param onExplain called when one of them begins to explain: what it shows may have changed */
  constructor(
    private readonly host: ImageInput,
    private readonly onExplain: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    const changes = { childList: true, subtree: true, attributes: true, attributeFilter: ['id'] };
    this.observer.observe(this.host.getRootNode(), changes);
    this.look();
  }

  hostDisconnected(): void {
    this.observer.disconnect();
    this.turnTo([]);
  }

  hostUpdate(): void {
    this.look();
  }

  /** The ids in `for` that no element has. */
  get missing(): string[] {
    return this.ids.filter((id) => !this.withId(id));
  }

  feed(image: ImageSource): void {
    for (const element of this.elements) this.give(element, image);
  }

  /** Samples go by their name, which permalinks can carry. Elements that are upgraded later find both. */
  private give(element: Element, image: ImageSource): void {
    this.got.set(element, image);
    Object.assign(element, typeof image === 'string' ? { src: image, image: null } : { image });
  }

  private get ids(): string[] {
    return this.host.htmlFor?.split(/\s+/).filter(Boolean) ?? [];
  }

  private withId(id: string): Element | null {
    const root = this.host.getRootNode();
    return root instanceof Document || root instanceof ShadowRoot ? root.getElementById(id) : null;
  }

  private look(): void {
    const { host, ids } = this;
    if (!host.isConnected) return;
    const found =
      ids.length > 0 ? ids.map((id) => this.withId(id)) : [host.closest('explain-scene')];
    const elements = found.filter((element) => element !== null);
    const before = this.elements;
    const isSame =
      elements.length === before.length && elements.every((one) => before.includes(one));
    if (!isSame) this.turnTo(elements);
    // Those that came later get what the reader chose before, all what the script sets.
    const { value } = host;
    if (value === null) return;
    for (const element of elements) {
      if (this.got.get(element) !== value) this.give(element, value);
    }
  }

  private turnTo(elements: Element[]): void {
    const before = this.elements;
    this.elements = elements;
    for (const element of before) element.removeEventListener('explain-start', this.onExplain);
    for (const element of elements) element.addEventListener('explain-start', this.onExplain);
    this.host.requestUpdate();
  }
}

/** A text property of a fed element; its attribute before it is upgraded. */
export function textOf(
  element: Element,
  name: 'model' | 'card' | 'src' | 'backend',
): string | null {
  const value: unknown = Reflect.get(element, name);
  return typeof value === 'string' ? value : element.getAttribute(name);
}

/** What an element was given by script besides `src`. */
export function imageOf(element: Element): unknown {
  const image: unknown = Reflect.get(element, 'image');
  return image ?? element.querySelector(':scope > [slot="image"]');
}
