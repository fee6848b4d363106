import type { LitElement } from 'lit';
import type { Place } from '../figure/neurons.js';

/** The pixel that a reader looks at: nothing of it is computed anew. */
export class PixelInspector {
  /** The pixel under the pointer. */
  private hovered: Place | null = null;
  /** The pixel that was clicked, or moved to by arrow keys. */
  private pinned: Place | null = null;

  constructor(readonly host: LitElement) {}

  /** The pixel whose relevance is told. */
  get place(): Place | null {
    return this.hovered ?? this.pinned;
  }

  /** The pixel that was chosen, as a link keeps it. */
  get kept(): Record<string, string> {
    return this.pinned ? { pixel: `${this.pinned.x},${this.pinned.y}` } : {};
  }

  hover(place: Place | null): void {
    if (place?.x === this.hovered?.x && place?.y === this.hovered?.y) return;
    this.hovered = place;
    this.host.requestUpdate();
  }

  /** @returns whether a pixel was pinned */
  unpin(): boolean {
    const wasPinned = this.pinned !== null;
    this.pinned = null;
    if (wasPinned) this.host.requestUpdate();
    return wasPinned;
  }

  pin(place: Place): void {
    this.pinned = place;
    this.hovered = null;
    this.host.requestUpdate();
  }
}
