import type { LrpComposite } from '../../protocol.js';
import type { Place } from '../figure/neurons.js';
import { Attempt } from './attempt.js';
import type { LrpHeatmap } from './lrp-heatmap.js';
import type { LrpHeatmapResult } from './lrp-state.js';

/** What a reader looks at: nothing of it is computed anew. */
export class Reading {
  /** The pixel under the pointer. */
  private hovered: Place | null = null;
  /** The pixel that was clicked, or moved to by arrow keys. */
  private pinned: Place | null = null;
  /** Of several compared composites the one whose layers are shown. */
  private chosen: LrpComposite | null = null;

  readonly attempt: Attempt;

  constructor(private readonly host: LrpHeatmap) {
    this.attempt = new Attempt(host);
  }

  /** The pixel whose relevance is told. */
  get place(): Place | null {
    return this.hovered ?? this.pinned;
  }

  hover(place: Place | null): void {
    if (place?.x === this.hovered?.x && place?.y === this.hovered?.y) return;
    this.hovered = place;
    this.host.requestUpdate();
  }

  pin(place: Place): void {
    this.pinned = place;
    this.hovered = null;
    this.host.requestUpdate();
  }

  inspect(composite: LrpComposite): void {
    this.chosen = composite;
    this.host.requestUpdate();
  }

  /** The composite whose layers, books and denominators are shown. */
  inspected({ details, method }: LrpHeatmapResult): LrpComposite {
    const known = Object.values(details.compared).map((result) => result.method as LrpComposite);
    return known.find((name) => name === this.chosen) ?? known.find((name) => name === method)!;
  }
}

const readings = new WeakMap<LrpHeatmap, Reading>();

/** The reading of an element, made when it is drawn first. */
export function readingOf(element: LrpHeatmap): Reading {
  let reading = readings.get(element);
  if (!reading) readings.set(element, (reading = new Reading(element)));
  return reading;
}
