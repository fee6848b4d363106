import { Ascent, type AscentFrame } from '../../client/codespace.js';
import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { Judgement } from './judge.js';
import type { Ascending } from './settings.js';

/** Steps after which a run that has not arrived is left where it is. */
export const LAST_STEP = 500;
/** Those of a neuron, which has no probability to arrive at, have settled by then. */
const LAST_STEP_OF_NEURON = 100;

/** The runs of one generator on their way. */
export class Column {
  /** As the attribute names it; `null` for pixel space. */
  readonly generator: string | null;
  /** The newest. */
  frame: AscentFrame | null = null;
  /** The one that is drawn. */
  shown: AscentFrame | null = null;
  /** Of the frame that all has ended with; `null` before, and where there is no judge. */
  judgement: Judgement | null = null;
  /** That the engine has computed. */
  milliseconds = 0;
  /** The run that the tabulator key comes to; arrow keys go on to the others. */
  focused = 0;
  private readonly titled: () => string;
  private readonly ascent: Ascent;
  private readonly lastStep: number;

  constructor(explainer: Explainer, { title, options }: Ascending) {
    this.titled = title;
    this.generator = options.generator;
    this.lastStep = options.layer ? LAST_STEP_OF_NEURON : LAST_STEP;
    this.ascent = new Ascent(explainer, options);
  }

  /** Goes on; 0 only looks. */
  async go(steps: number, call: CallOptions): Promise<AscentFrame> {
    this.frame = await this.ascent.step(Math.min(steps, this.lastStep - this.steps), call);
    this.milliseconds += this.frame.timings['ascent'] ?? 0;
    return this.frame;
  }

  /** For readers, in the language that is spoken. */
  get title(): string {
    return this.titled();
  }

  /** Of the run that has made most. */
  get steps(): number {
    return this.frame ? stepsOf(this.frame) : 0;
  }

  get ended(): boolean {
    return this.frame !== null && (this.frame.ended || this.steps >= this.lastStep);
  }
}

export function stepsOf({ runs }: AscentFrame): number {
  return Math.max(...runs.map(({ steps }) => steps));
}
