import type { AscentFrame } from '../../client/codespace.js';
import { createExplainer, type CallOptions } from '../../client/explainer.js';
import { ExplainError, probabilitiesOf } from '../../protocol.js';
import { emit } from '../base/events.js';
import type { CodespaceAm } from './codespace-am.js';

/** What another network, which the climb never sees, makes of the pictures. */
export interface Judgement {
  /** Of the class, one for each run. */
  probabilities: number[];
  /** How many of the pictures it calls the class. */
  agreed: number;
}

/** For those who read the same digits as the built-in network that is climbed. */
const BUILT_IN = 'mnist-judge';

/** The name or address of the judge; `null` where none is to be asked. */
export function judgeOf({ judge, model, layer }: CodespaceAm): string | null {
  if (layer) return null;
  const chosen = judge ?? (model.trim() === 'mnist-cnn' ? BUILT_IN : '');
  return chosen.trim() === '' ? null : chosen.trim();
}

/** Asks the judge; the figure stands without its answer, which then is `null`. */
export async function judged(
  element: CodespaceAm,
  frame: AscentFrame,
  call: CallOptions,
): Promise<Judgement | null> {
  const judge = judgeOf(element);
  if (judge === null) return null;
  try {
    return await ask(judge, element, frame, call);
  } catch (error) {
    call.signal?.throwIfAborted();
    const failure = ExplainError.of(
      error,
      'page-failed',
      'The judge could not be asked',
      'Check the attribute "judge", or set it to "".',
    );
    emit(element, 'part-error', failure.detail);
    return null;
  }
}

async function ask(
  judge: string,
  { backend }: CodespaceAm,
  { runs, shape, target }: AscentFrame,
  call: CallOptions,
): Promise<Judgement | null> {
  const explainer = createExplainer({ model: judge, backend });
  const { head } = await explainer.describe(call);
  // Values agree on no class.
  if (head === 'value' || runs.some(({ probability }) => probability === undefined)) return null;
  const size = shape.reduce((product, length) => product * length, 1);
  const data = new Float32Array(runs.length * size);
  runs.forEach(({ picture }, run) => data.set(picture, run * size));
  const input = { data, shape: [runs.length, ...shape] };
  const { output } = await explainer.forward(input, {}, call);
  const classes = output.data.length / runs.length;
  const answers = runs.map((_, run) => {
    const logits = output.data.subarray(run * classes, (run + 1) * classes);
    return {
      probability: probabilitiesOf(head, logits)?.[target.index] ?? 0,
      agrees: logits[target.index] === Math.max(...logits),
    };
  });
  return {
    probabilities: answers.map(({ probability }) => probability),
    agreed: answers.filter(({ agrees }) => agrees).length,
  };
}
