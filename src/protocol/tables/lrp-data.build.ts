/** What the worker takes from the tables of LRP; the build evaluates this file and ships plain data. */

import { compositeTable, mixedComposites, type LayerRules } from './lrp-composites.js';
import { weightedRules, type RuleParameter } from './lrp-rules.js';
import { mapTable } from './row.js';

/** By composite: which layer gets which rule. */
export const compositeRules: Readonly<Record<keyof typeof compositeTable, LayerRules>> = {
  ...mapTable(weightedRules, (_, rule) => ({ convolution: { rule }, dense: { rule } })),
  ...mapTable(mixedComposites, ({ layers }) => layers),
};

/** By rule: what it can be told. */
export const ruleParameters: Readonly<Partial<Record<string, readonly RuleParameter[]>>> = mapTable(
  weightedRules,
  ({ parameters = [] }) => parameters,
);
