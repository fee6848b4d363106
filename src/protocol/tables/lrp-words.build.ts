/** What the page says of LRP; the build evaluates this file, so that pages load no formulas and papers. */

import { compositeTable, mixedComposites } from './lrp-composites.js';
import { boundedRules, lrpRuleTable, weightedRules, type RuleParameter } from './lrp-rules.js';
import { english, mapTable, namesOf } from './row.js';

/** By composite, in English: its title and how it distributes relevance. */
export const compositeWords: Readonly<
  Record<keyof typeof compositeTable, { title: string; meaning: string }>
> = mapTable(compositeTable, ({ title, meaning }) => ({
  title: title(english),
  meaning: meaning(english),
}));

/** Titles by rule, in English. */
export const ruleTitles: Readonly<Record<keyof typeof lrpRuleTable, string>> = mapTable(
  lrpRuleTable,
  ({ title }) => title(english),
);

/** In the order in which readers find them. */
export const mixedNames: readonly (keyof typeof mixedComposites)[] = namesOf(mixedComposites);
export const oneRuleNames: readonly (keyof typeof weightedRules)[] = namesOf(weightedRules);

/** The composites that need the range of the input. */
export const boundedComposites: readonly string[] = namesOf(mixedComposites).filter((name) =>
  Object.values(mixedComposites[name].layers).some(({ rule }) => rule in boundedRules),
);

/** What the number of a rule in `layer-rules` is. */
export const numberOfRule: Readonly<Record<string, RuleParameter | undefined>> = mapTable(
  weightedRules,
  ({ parameters }) => parameters?.[0],
);
