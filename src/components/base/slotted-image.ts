import type { ReactiveController, ReactiveControllerHost } from 'lit';

const images = 'img, canvas';

/** What stands in `slot="image"` of an element, and when it shows another image. */
export class SlottedImage implements ReactiveController {
  /** The image that was explained last, and its address; empty while that was still to come. */
  private image: Element | null = null;
  private address = '';
  private observer: MutationObserver | null = null;

  /**
   * @param onChange called when another image is to be explained
   * @param isAwaited whether a computation that is under way takes what has just been loaded
   */
  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly onChange: () => void,
    private readonly isAwaited: () => boolean,
  ) {
    host.addController(this);
  }

  /** Whatever is in the slot, which need not be an image. */
  get element(): Element | null {
    return this.host.querySelector(':scope > [slot="image"]');
  }

  hostConnected(): void {
    for (const type of ['load', 'error']) this.host.addEventListener(type, this.onLoad, true);
  }

  hostDisconnected(): void {
    for (const type of ['load', 'error']) this.host.removeEventListener(type, this.onLoad, true);
    this.observer?.disconnect();
  }

  /** What is explained from now on is what is there now. */
  note(): void {
    const { element } = this;
    this.image = this.found;
    this.address = loadedAddress(this.image);
    this.observer?.disconnect();
    if (!element || element.matches(images)) return;
    // No slot tells what happens within what stands in it.
    this.observer ??= new MutationObserver(() => this.look());
    this.observer.observe(element, { childList: true, subtree: true });
  }

  /** Another element may stand in the slot, or in what stands there. */
  look(): void {
    if (this.found !== this.image) this.onChange();
  }

  private get found(): Element | null {
    const { element } = this;
    return element?.matches(images) ? element : (element?.querySelector(images) ?? element);
  }

  private readonly onLoad = ({ target, type }: Event): void => {
    if (target !== this.image) return;
    const address = loadedAddress(this.image);
    if (address === this.address && type === 'load') return;
    const isFirst = this.address === '' && this.isAwaited();
    this.address = address;
    if (!isFirst) this.onChange();
  };
}

function loadedAddress(image: Element | null): string {
  return image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0
    ? image.currentSrc
    : '';
}
