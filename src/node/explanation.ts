import type { ExplainResult } from '../client/explainer.js';
import type { ReluBackwardResult } from '../client/relu-backward.js';

/** What an element answers, with the raw map; of `<relu-backward>` the signals. */
export type Explanation = ExplainResult<unknown> | ReluBackwardResult;
