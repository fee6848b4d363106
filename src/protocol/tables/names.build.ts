/**
 * The names in the tables. The build evaluates this file and ships the lists alone, so that whoever
 * needs a list does not load the words for readers.
 */

import { compositeTable } from './lrp-composites.js';
import { lrpRuleTable } from './lrp-rules.js';
import { presetNames, type PreprocessingPreset } from './preprocessing-presets.js';
import { namesOf } from './row.js';
import { saliencyTable } from './saliency-methods.js';

export const saliencyMethods: readonly (keyof typeof saliencyTable)[] = namesOf(saliencyTable);
export const lrpRules: readonly (keyof typeof lrpRuleTable)[] = namesOf(lrpRuleTable);
export const lrpComposites: readonly (keyof typeof compositeTable)[] = namesOf(compositeTable);
export const preprocessingPresetNames: readonly PreprocessingPreset[] = presetNames;
