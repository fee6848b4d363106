import type { ReactiveControllerHost } from 'lit';

/** What stands on the page and can be made ready before anybody has come near. */
export interface Figure {
  readonly shadowRoot: ShadowRoot | null;
  /** Resolves when it shows what it is to show; rejects where it cannot. */
  settle(): Promise<unknown>;
}

/** Those of the kit that stand on the page now, in the order in which they came. */
export const figures = new Set<Figure>();

/** Keeps an element among `figures` while it stands on the page. */
export function listWhileOnPage(figure: Figure & ReactiveControllerHost): void {
  figure.addController({
    hostConnected: () => figures.add(figure),
    hostDisconnected: () => figures.delete(figure),
  });
}
