import type { AscentFrame, AscentRun } from '../../client/codespace.js';
import type { ExplainResult } from '../../client/result.js';
import type { AscentPrior, ModelDescription, Progress } from '../../protocol.js';
import type { CodespaceAm } from './codespace-am.js';
import type { Judgement } from './judge.js';

/** What pixels begin with where there is no generator. */
export const pixelStarts = ['noise', 'mean-image', 'sample'] as const;
export type PixelStart = (typeof pixelStarts)[number];

/** The runs of one generator, when all have ended. */
export interface GeneratorRuns {
  /** As the attribute names it; `null` for pixel space. */
  generator: string | null;
  runs: AscentRun[];
  /** Steps of the run that made most. */
  steps: number;
  /** What the judge makes of their pictures; `null` where none was asked. */
  judgement: Judgement | null;
}

/** What the event `ascent-step` carries. */
export interface AscentStep {
  generator: string | null;
  frame: AscentFrame;
}

export interface CodespaceDetails {
  /** Of the best run. */
  generator: string | null;
  run: AscentRun;
  seed: number;
  prior: AscentPrior;
  /** In the order of the attribute, pixel space last. */
  generators: GeneratorRuns[];
  notes: string[];
}

/** `map` is the picture of the best run in the classifier's input space. */
export type CodespaceResult = ExplainResult<CodespaceDetails>;

/** All that the figure of a `<codespace-am>` is drawn from, besides its stage. */
export interface CodespaceState {
  /** Its attributes are the author's and the reader's choices; the controls set them. */
  element: CodespaceAm;
  description: ModelDescription | null;
  /** Of the newest runs that have all ended. */
  result: CodespaceResult | null;
  /** `undefined` when nothing is being computed. */
  progress: Progress | null | undefined;
}
