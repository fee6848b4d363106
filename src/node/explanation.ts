import type { ExplainResult } from '../client/result.js';
import type { DeconvLearnerResult } from '../components/deconv-learner/learner-attributes.js';
import type { ReluBackwardResult } from '../client/relu-backward.js';

/** What an element answers, with the raw map; of `<relu-backward>` the signals. */
export type Explanation = ExplainResult<unknown> | ReluBackwardResult | DeconvLearnerResult;
