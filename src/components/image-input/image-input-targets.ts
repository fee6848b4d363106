import type { LitElement, ReactiveController } from 'lit';
import type { ImageSource } from '../../client/image/picture.js';
import type { Progress } from '../../protocol.js';
import { ExplainElement } from '../base/explain-element.js';
import { isExplaining, isScene } from '../base/scene-values.js';
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
  /** What each showed when the reader last did something here, or has been given since. */
  private readonly shows = new WeakMap<Element, Shown>();
  private value: ImageSource | null = null;
  private readonly observer = new MutationObserver((changes) => {
    this.look();
    // What samples are called depends on it.
    if (changes.some(({ attributeName }) => attributeName === 'reveal')) this.host.requestUpdate();
  });
  /** What explains now, of the fed elements and of what stands in them. */
  private readonly explaining = new Set<Element>();
  /** Called when one of these has ended. */
  private waiting: (() => void)[] = [];

  /** @param onExplain called when one of them begins to explain: what it shows may have changed */
  constructor(
    private readonly host: ImageInput,
    private readonly onExplain: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    const attributeFilter = ['id', 'reveal'];
    const changes = { childList: true, subtree: true, attributes: true, attributeFilter };
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

  /** Notes what the elements show now: whatever else they show later is a newer choice, made elsewhere. */
  mark(elements: readonly Element[] = this.elements): void {
    this.value = this.host.value;
    for (const element of elements) this.shows.set(element, shownBy(element));
  }

  /** Whether there is a newer choice for all of them, by the page's script or by the reader in another place. */
  get isOvertaken(): boolean {
    const { elements } = this;
    if (this.host.value !== this.value) return true;
    return elements.length > 0 && elements.every((element) => this.hasNewer(element));
  }

  /** @returns those that show it: the others keep a newer choice */
  feed(image: ImageSource): Element[] {
    this.value = image;
    const fed = this.elements.filter((element) => !this.hasNewer(element));
    for (const element of this.elements) this.got.set(element, image);
    for (const element of fed) this.give(element, image);
    return fed;
  }

  /** @returns gives them back what they show now, except those with a newer choice by then */
  remember(): () => void {
    const shown = this.elements.map((element) => ({
      element,
      got: this.got.get(element),
      ...shownBy(element),
    }));
    return () => {
      for (const { element, got, ...attributes } of shown) {
        if (this.hasNewer(element)) continue;
        if (got === undefined) this.got.delete(element);
        else this.got.set(element, got);
        Object.assign(element, attributes);
      }
    };
  }

  private hasNewer(element: Element): boolean {
    const before = this.shows.get(element);
    const now = shownBy(element);
    return before !== undefined && (before.src !== now.src || before.image !== now.image);
  }

  /** All of them are drawn anew, nothing is explained anew. */
  update(): void {
    for (const member of this.members) member.requestUpdate();
  }

  /**
   * Resolves when what they were given last is shown, and a frame has passed: nobody sees more than one
   * image in a frame.
   */
  async shown(): Promise<void> {
    await new Promise(requestAnimationFrame);
    while ([...this.explaining].some(({ isConnected }) => isConnected)) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    for (const element of this.elements) {
      if (isScene(element)) await element.controller.session?.underWay;
    }
  }

  private wake(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  private get members(): LitElement[] {
    return this.elements
      .flatMap((element) => [element, ...element.querySelectorAll('*')])
      .filter(isExplaining);
  }

  private readonly onEvent = (event: Event): void => {
    const { type, target } = event;
    if (!(target instanceof Element)) return;
    if (type === 'explain-start') {
      this.explaining.add(target);
      this.onExplain();
    } else if (type !== 'explain-progress' || isPainted(event)) {
      this.explaining.delete(target);
      this.wake();
    }
  };

  /** Samples go by their name, which permalinks can carry. Elements that are upgraded later find both. */
  private give(element: Element, image: ImageSource): void {
    this.got.set(element, image);
    // What it predicts is told, also where nobody has come near it.
    if (isScene(element)) void element.controller.load();
    // A drawing at rest has been given while it was made.
    if (Reflect.get(element, 'image') !== image) {
      Object.assign(element, typeof image === 'string' ? { src: image, image: null } : { image });
    }
    this.shows.set(element, shownBy(element));
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
    // One that has left the page does not tell of its end.
    this.wake();
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
    for (const type of ['explain-start', ...ends]) {
      for (const element of before) element.removeEventListener(type, this.onEvent);
      for (const element of elements) element.addEventListener(type, this.onEvent);
    }
    this.explaining.clear();
    this.wake();
    this.host.requestUpdate();
  }
}

interface Shown {
  src: string | null;
  image: unknown;
}

function shownBy(element: Element): Shown {
  const image: unknown = Reflect.get(element, 'image');
  return { src: textOf(element, 'src'), image: image ?? null };
}

/** By which an element tells that it shows what it got; a part that fails may take a choice back. */
const ends = ['explain-progress', 'explain-complete', 'explain-error', 'part-error'];

/** Whether a first part of what takes long is shown: a sweep is not waited for. */
function isPainted({ target, detail }: Event & { detail?: Partial<Progress> }): boolean {
  const isOnTheWay = detail?.phase === 'explain' && (detail.loaded ?? 0) > 0;
  return isOnTheWay && target instanceof ExplainElement && target.controller.paintsAsItGoes;
}

/** A text property of a fed element; its attribute before it is upgraded. */
export function textOf(
  element: Element,
  name: 'model' | 'output' | 'src' | 'backend',
): string | null {
  const value: unknown = Reflect.get(element, name);
  return typeof value === 'string' ? value : element.getAttribute(name);
}

/** What an element was given by script besides `src`. */
export function imageOf(element: Element): unknown {
  const image: unknown = Reflect.get(element, 'image');
  return image ?? element.querySelector(':scope > [slot="image"]');
}
