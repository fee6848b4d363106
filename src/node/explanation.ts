import type { ExplainResult } from '../client/result.js';
import type { DeconvLearnerResult } from '../components/deconv-learner/learner-attributes.js';
import type { ReluBackwardResult } from '../client/relu-backward.js';

/** The result of an element, with its raw map; for `<relu-backward>` with its signals. */
export type Explanation = ExplainResult<unknown> | ReluBackwardResult | DeconvLearnerResult;
