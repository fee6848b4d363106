/**
 * Numbers below `count` in a random order, all of them before any comes again, without end. The
 * order follows from the seed (Fisher and Yates's shuffle with the generator mulberry32).
 */
export class Shuffled {
  private readonly order: number[];
  private position = 0;
  private state: number;

  constructor(count: number, seed: number) {
    this.order = Array.from({ length: count }, (_, index) => index);
    this.state = seed >>> 0;
  }

  next(wanted: number): number[] {
    return Array.from({ length: wanted }, () => this.draw());
  }

  private draw(): number {
    const { order, position } = this;
    const other = position + Math.floor(this.random() * (order.length - position));
    [order[position], order[other]] = [order[other]!, order[position]!];
    this.position = (position + 1) % order.length;
    return order[position]!;
  }

  /** In [0, 1). */
  private random(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}
