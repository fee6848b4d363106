import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type Visibility = 'far' | 'near' | 'visible';

/** Two screens ahead is near: time enough to fetch engine and model before the reader arrives. */
const NEAR = '200%';

/** Tells how far an element is from the viewport. */
export class VisibilityController implements ReactiveController {
  state: Visibility = 'far';
  private observers: IntersectionObserver[] = [];
  private readonly seen = { near: false, visible: false };

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly onChange: (state: Visibility) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.observers = [
      this.observe(NEAR, (inside) => (this.seen.near = inside)),
      this.observe('0px', (inside) => (this.seen.visible = inside)),
    ];
  }

  hostDisconnected(): void {
    for (const observer of this.observers) observer.disconnect();
    this.state = 'far';
    this.seen.near = this.seen.visible = false;
  }

  private observe(rootMargin: string, note: (inside: boolean) => void): IntersectionObserver {
    const observer = new IntersectionObserver(
      (entries) => {
        note(entries.at(-1)!.isIntersecting);
        const { near, visible } = this.seen;
        const state = visible ? 'visible' : near ? 'near' : 'far';
        if (state === this.state) return;
        this.state = state;
        this.onChange(state);
      },
      { rootMargin },
    );
    observer.observe(this.host);
    return observer;
  }
}

/** Whether nobody can be looking: the page's tab is behind another, or its window is minimised. */
export function pageHidden(): boolean {
  return document.visibilityState === 'hidden';
}

/** Resolves at once where the page is shown, else when it is again; also when the signal is aborted. */
export function pageShown(signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (pageHidden() && !signal?.aborted) return;
      document.removeEventListener('visibilitychange', look);
      signal?.removeEventListener('abort', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
    signal?.addEventListener('abort', look);
    look();
  });
}

/** Whether the reader has asked for little to be downloaded; not every browser tells. */
export function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}

/** Whether nothing may move by itself: its reader has asked for that. */
export function reducesMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
