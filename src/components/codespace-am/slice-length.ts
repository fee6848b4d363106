/** Milliseconds that a slice should take: others, who share the engine, wait for no more. */
const SLICE = 33;
/** The further the runs are, the more steps between two frames: the first ones change most. */
const SHARE = 10;

/** How many steps are asked of the engine at a time. */
export class SliceLength {
  /** Milliseconds of one step, as the last slice took it. */
  private each = Infinity;

  /** @param steps that were made so far */
  next(steps: number): number {
    const longest = Math.max(1, Math.floor(steps / SHARE));
    return Math.min(longest, Math.max(1, Math.floor(SLICE / this.each)));
  }

  took(steps: number, milliseconds: number): void {
    if (steps > 0) this.each = Math.max(milliseconds, 0.1) / steps;
  }
}
