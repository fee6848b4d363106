import type { EpochContent } from './epoch-content.js';
import type { Epoch } from './epoch-list.js';

/** Activations that are kept, in numbers: 64 MB. */
const MOST_VALUES = 16e6;

/** What was computed, so that no epoch is computed twice; the oldest goes where maps are large. */
export class EpochMemory {
  private readonly contents = new Map<Epoch, EpochContent>();

  get(epoch: Epoch | null | undefined): EpochContent | null {
    return (epoch && this.contents.get(epoch)) ?? null;
  }

  /** @param kept epochs that are on show */
  set(epoch: Epoch, content: EpochContent, kept: (Epoch | null | undefined)[]): void {
    this.contents.set(epoch, content);
    for (const old of this.contents.keys()) {
      if (this.values <= MOST_VALUES) return;
      if (old !== epoch && !kept.includes(old)) this.contents.delete(old);
    }
  }

  clear(): void {
    this.contents.clear();
  }

  get all(): EpochContent[] {
    return [...this.contents.values()];
  }

  private get values(): number {
    return this.all.reduce((sum, { activations }) => sum + activations.data.length, 0);
  }
}
