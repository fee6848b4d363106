/** Titles of methods in English, evaluated by the build: whoever needs them loads no words for readers. */

import { english, mapTable } from './row.js';
import { saliencyTable } from './saliency-methods.js';

export const saliencyTitles: Readonly<Record<keyof typeof saliencyTable, string>> = mapTable(
  saliencyTable,
  ({ title }) => title(english),
);
