import type { LitElement } from 'lit';
import type { ErrorDetail } from '../../protocol.js';
import { attributesOf, initialOf, propertiesOf } from '../base/markup-element.js';
import { noteChange } from '../base/printed-state.js';
import { sharedNames } from '../base/properties.js';
import { elementsIn } from '../base/scene-elements.js';
import { isExplaining, isGiven, isScene } from '../base/scene-values.js';
import type { ReaderChange } from '../view/reader-choice.js';
import type { ExplainScene } from './explain-scene.js';
import { keptOf, pickedOf, restoreKept } from './scene-kept.js';
import {
  addressesIn,
  addressWith,
  isLinkable,
  mayLink,
  readAddress,
  readState,
  writeState,
  type LinkState,
} from './scene-link.js';

/** How copying a link ended. */
interface Copied {
  address: string;
  /** What was shown then. */
  state: string;
  done: boolean;
}

/** Milliseconds of rest before the address is changed: browsers limit how often that may happen. */
const REST = 300;
/** Under this name a link says that an image without an address was shown. */
const LEFT_OUT = 'left-out';
/** What is no fault of a link. */
const passing = /unreachable|on-disk|^(worker|timed|webgl|wasm|cpu|backend|engine|page|cancelled)/;

/** What was restored, with what was there before. */
interface Restored {
  element: LitElement;
  name: PropertyKey;
  before: unknown;
  after: unknown;
}

/** Keeps in the page's address what the reader sees, and restores what a link says. */
export class Permalink {
  /** How the last try to copy the link ended. */
  copied: Copied | null = null;
  private begun = false;
  /** What the link says of elements that are not there yet. */
  private awaited: LinkState = new Map();
  /** What authors have written, of every element that is known. */
  private readonly authored = new WeakMap<LitElement, Record<string, string>>();
  /** The addresses among it. */
  private readonly addresses = new Set<string>();
  private restored: Restored[] = [];
  /** What no attribute says, of elements that cannot show it yet. */
  private readonly pending = new Map<LitElement, Map<string, string>>();
  /** Whether what the link was made of has an image that it does not have. */
  isWithoutImage = false;
  /** Elements that have not computed since something was restored. */
  private readonly untried = new Set<EventTarget>();
  private timer = 0;

  constructor(private readonly host: ExplainScene) {
    this.begin();
  }

  private get key(): string {
    return this.host.permalink || 'scene';
  }

  /** Whether something is shown that a script or the reader gave, which no address leads to. */
  get withoutPicture(): boolean {
    return [this.host, ...this.members].some(
      (element) => 'image' in element && element.image !== null,
    );
  }

  /** Whether a model is given as files, which no address leads to. */
  get withoutModel(): boolean {
    return [this.host, ...this.members].some(
      (element) => 'model' in element && typeof element.model === 'object',
    );
  }

  /** Whether a card is given as an object, which no address leads to. */
  get withoutCard(): boolean {
    return [this.host, ...this.members].some(
      (element) => 'card' in element && typeof element.card === 'object' && element.card !== null,
    );
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  /** Restores what the link says, once the scene has one. */
  begin(): void {
    const { host, members } = this;
    if (this.begun || host.permalink === null) return;
    this.begun = true;
    this.awaited = readState(readAddress(this.key));
    const own = this.awaited.get('');
    this.isWithoutImage = own?.get(LEFT_OUT) === 'image';
    own?.delete(LEFT_OUT);
    if (this.isWithoutImage) host.addEventListener('reader-change', this.imageChosen);
    host.addEventListener('explain-error', (event) => this.failed(event), { capture: true });
    host.addEventListener('explain-complete', ({ target }) => target && this.worked(target));
    for (const element of [host, ...members]) this.note(element);
    for (const element of [host, ...members]) this.restore(element);
  }

  /** What the link can tell about: all inside, but for what is in a scene with a link of its own. */
  private get members(): LitElement[] {
    const found: LitElement[] = [];
    for (const element of elementsIn(this.host)) {
      const isKnown = isExplaining(element) || isScene(element);
      if (isKnown && this.isMember(element)) found.push(element);
    }
    return found;
  }

  private isMember(element: Element): boolean {
    return element.parentElement?.closest('explain-scene[permalink]') === this.host;
  }

  /** Its id, or its tag and which of those it is; empty for the scene. */
  private keyOf(element: LitElement): string {
    const { host } = this;
    if (element === host) return '';
    if (/^[a-z][\w-]*$/i.test(element.id)) return element.id;
    const tag = element.localName;
    const same = [...host.querySelectorAll(tag)].filter((other) => this.isMember(other));
    const index = same.indexOf(element);
    return index > 0 ? `${tag}-${index + 1}` : tag;
  }

  /** Restores what the link says of an element inside, before it computes. */
  adopt(element: LitElement): void {
    if (!this.begun || this.authored.has(element)) return;
    this.note(element);
    this.restore(element);
  }

  /** What the author has written, before anything else is said. */
  private note(element: LitElement): void {
    const written = attributesOf(element);
    this.authored.set(element, written);
    for (const address of addressesIn(written)) this.addresses.add(address);
    if (element === this.host) return;
    const hostUpdated = (): void => {
      this.restorePending(element);
      this.schedule();
    };
    element.addController({ hostUpdated });
  }

  /** Another image is what the reader wants to see now. */
  private readonly imageChosen = ({ detail }: CustomEvent<ReaderChange>): void => {
    if (!/^(src|image|value)$/.test(detail.name)) return;
    this.isWithoutImage = false;
    this.host.removeEventListener('reader-change', this.imageChosen);
    this.host.requestUpdate();
  };

  /** Restores what no attribute says, as soon as there is something to set it of. */
  private restorePending(element: LitElement): void {
    const pending = this.pending.get(element);
    for (const [name, text] of pending ?? []) {
      if (restoreKept(element, name, text)) pending?.delete(name);
    }
    if (pending?.size === 0) this.pending.delete(element);
  }

  private restore(element: LitElement): void {
    const key = this.keyOf(element);
    for (const [name, value] of this.awaited.get(key) ?? []) {
      if (propertiesOf(element).has(name)) this.restoreValue(element, name, value);
      else if (value !== null && element !== this.host && isLinkable(element, name)) {
        const pending = this.pending.get(element) ?? new Map<string, string>();
        this.pending.set(element, pending.set(name, value));
      }
    }
    this.awaited.delete(key);
    if (this.restored.length > 0) this.untried.add(element);
  }

  private restoreValue(element: LitElement, attribute: string, value: string | null): void {
    const property = propertiesOf(element).get(attribute);
    if (!property || this.isShared(element, attribute)) return;
    if (!mayLink(element, attribute, value, this.addresses)) return;
    const { name } = property;
    const before: unknown = Reflect.get(element, name);
    if (value === null) Reflect.set(element, name, initialOf(element, name));
    // As if the attribute were there, which stays as the author wrote it.
    else element.attributeChangedCallback(attribute, null, value);
    noteChange(element);
    this.restored.push({ element, name, before, after: Reflect.get(element, name) });
  }

  /** Whether a scene says it for the element. */
  private isShared(element: LitElement, attribute: string): boolean {
    const name = sharedNames.find((shared) => shared === attribute);
    return name !== undefined && isGiven(element, name);
  }

  private failed(event: Event): void {
    if (!(event instanceof CustomEvent) || !event.target) return;
    const { code }: ErrorDetail = event.detail;
    if (this.blames(event.target, code)) event.stopImmediatePropagation();
  }

  /**
   * What cannot be computed as the link says is computed as its author wrote it, without an error.
   *
   * @returns whether the link was at fault
   */
  blames(element: EventTarget, code: string): boolean {
    if (passing.test(code) || !this.untried.delete(element)) return false;
    for (const { element: changed, name, before, after } of this.restored) {
      // The reader may have gone on from there.
      if (Reflect.get(changed, name) === after) Reflect.set(changed, name, before);
    }
    this.restored = [];
    this.pending.clear();
    this.untried.clear();
    return true;
  }

  worked(element: EventTarget): void {
    this.untried.delete(element);
  }

  /** What differs from what the authors have written. */
  private get state(): LinkState {
    const state: LinkState = new Map();
    for (const element of [this.host, ...this.members]) {
      const now = { ...attributesOf(element), ...pickedOf(element) };
      const before = this.authored.get(element) ?? now;
      const names = new Set([...Object.keys(before), ...Object.keys(now)]);
      const changes = [...names]
        .filter((name) => isLinkable(element, name) && !this.isShared(element, name))
        .filter((name) => now[name] !== before[name])
        .map((name) => [name, now[name] ?? null] as const);
      const kept = Object.entries(keptOf(element)).filter(([name]) => isLinkable(element, name));
      const values = new Map([...changes, ...(this.pending.get(element) ?? []), ...kept]);
      if (values.size > 0) state.set(this.keyOf(element), values);
    }
    if (this.withoutPicture || this.isWithoutImage) {
      state.set('', new Map([...(state.get('') ?? []), [LEFT_OUT, 'image']]));
    }
    for (const [key, values] of this.awaited) if (!state.has(key)) state.set(key, values);
    return state;
  }

  /** Whether the page has an address that others can open. */
  readonly hasAddress = /^(https?|file):$/.test(location.protocol);

  /** The address of what is shown now. */
  private get address(): string {
    return addressWith(this.key, writeState(this.state));
  }

  /** What a copied link is of: as long as this is shown, it is said to be copied. */
  private get shown(): string {
    return `${this.address} ${this.withoutPicture} ${this.withoutModel} ${this.withoutCard}`;
  }

  /** Changes the address after some rest. */
  schedule(): void {
    if (!this.begun || !this.hasAddress) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.write(), REST);
  }

  private write(): void {
    const { address, host, copied } = this;
    if (!host.isConnected) return;
    if (copied && copied.state !== this.shown) {
      this.copied = null;
      host.requestUpdate();
    }
    if (address === location.href) return;
    try {
      // No new entry: the history goes from page to page, not from choice to choice.
      history.replaceState(history.state, '', address);
    } catch {
      // Sandboxed frames and pages from disk may not; the link can still be copied.
    }
  }

  async copy(): Promise<void> {
    const { address } = this;
    this.write();
    const state = this.shown;
    const done = await navigator.clipboard?.writeText(address).then(
      () => true,
      () => false,
    );
    this.copied = { address, state, done: done ?? false };
    this.host.requestUpdate();
  }
}
