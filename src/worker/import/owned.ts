import { sizeOf } from './keras/layer-plan.js';

/** Counts numbers of weights, each weight for the first that reads it. */
export class Owned {
  total = 0;
  private readonly counted = new Set<string>();

  /** @returns how many of them nobody had before */
  add(names: Iterable<string>, shapeOf: (name: string) => readonly number[]): number {
    const before = this.total;
    for (const name of names) {
      if (this.counted.has(name)) continue;
      this.counted.add(name);
      this.total += sizeOf(shapeOf(name));
    }
    return this.total - before;
  }
}
