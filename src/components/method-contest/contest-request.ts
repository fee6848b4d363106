import type { ContestCall, ContestOptions, ContestResult } from '../../client/contest/contest.js';
import { requireMeasures } from '../../client/contest/contest-measures.js';
import type { Explainer } from '../../client/explainer.js';
import type { InputTensor } from '../../protocol.js';
import type { ContestAttributes } from './contest-attributes.js';

/** What is asked of the engine; throws `setting-out-of-range` for a measure that there is not. */
export function contestRequest({
  target,
  methods,
  measures,
  sort,
  steps,
  seed,
}: Pick<
  ContestAttributes,
  'target' | 'methods' | 'measures' | 'sort' | 'steps' | 'seed'
>): ContestOptions {
  if (sort !== null) requireMeasures([sort.replace(/^-/, '')]);
  return {
    target,
    steps,
    seed,
    ...(methods === null ? {} : { methods: words(methods) }),
    ...(measures === null ? {} : { measures: requireMeasures(words(measures)) }),
  };
}

/** A contest as the attributes ask for it. */
export function holdContest(
  explainer: Explainer,
  input: InputTensor,
  attributes: ContestAttributes,
  call: ContestCall,
): Promise<ContestResult> {
  return explainer.contest(input, contestRequest(attributes), call);
}

function words(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}
