import type { LitElement, ReactiveController } from 'lit';
import type { Prediction, Target } from '../../protocol.js';
import { emit } from './events.js';

/** What `answer-change` carries. */
export interface AnswerChange {
  /** What the network predicts, best first. */
  predictions: readonly Prediction[];
  /** What is explained. */
  target: Target;
}

/** Probabilities nearer than this are the same: backends and batches round in their own ways. */
const SAME = 1e-5;

/** By element, what the page knows; after a failure, what it knew. */
const told = new WeakMap<LitElement, AnswerChange & { isPast?: true }>();

/** Where an answer was, there is none now: the next one is told whatever it is. */
export function endAnswer(host: LitElement): void {
  const before = told.get(host);
  if (before) told.set(host, { ...before, isPast: true });
}

/** Tells the page what the network predicts, where that is not what it knows already. */
export function tellAnswer(host: LitElement, { predictions, target }: AnswerChange): void {
  const before = told.get(host);
  // The result of before a failure, which stays until there is another, is told no more either.
  if (before?.predictions === predictions && before.target === target) return;
  told.set(host, { predictions, target });
  const isSame =
    before !== undefined &&
    !before.isPast &&
    areLike(before.predictions, predictions) &&
    areLike([before.target], [target]) &&
    isNear(before.target.logit, target.logit);
  if (!isSame) emit(host, 'answer-change', { predictions, target } satisfies AnswerChange);
}

/** Below the first, classes that are as good as impossible may change their places. */
function areLike(ones: readonly Prediction[], others: readonly Prediction[]): boolean {
  if (ones.length !== others.length || ones[0]?.index !== others[0]?.index) return false;
  const known = new Map(ones.map((one) => [one.index, one]));
  return others.every(({ index, label, probability = 0 }) => {
    const one = known.get(index);
    return one !== undefined && one.label === label && isNear(one.probability ?? 0, probability);
  });
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= SAME * Math.max(1, Math.abs(one));
}

/** Tells the page of an element's answers as it shows them. */
export class AnswerTeller implements ReactiveController {
  /** @param answer `null` while there is none, and where nothing is predicted */
  constructor(
    private readonly host: LitElement,
    private readonly answer: () => AnswerChange | null,
  ) {
    host.addController(this);
    host.addEventListener('explain-error', ({ target }) => {
      if (target === host) endAnswer(host);
    });
  }

  hostUpdated(): void {
    const answer = this.answer();
    if (answer) tellAnswer(this.host, answer);
  }
}
