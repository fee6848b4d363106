import type { Prediction } from '../../protocol.js';
import { translate } from '../locale/message.js';
import { namedChoice } from './choices.js';
import { formatProbability } from './format.js';
import type { Choice } from './layers.js';

/** Suggestions at a time; drawing a thousand would be felt at every letter. */
const MOST_SHOWN = 100;

/** What a field suggests for the text in it. */
export interface Suggestions {
  groups: { title: string | null; choices: Choice[] }[];
  /** How many choices match, and how many of them are not shown. */
  total: number;
  left: number;
}

/** Marks over and under letters, which readers leave out: Latin, Greek and Cyrillic, Hebrew, Arabic. */
const marks = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;

/** Text as it is compared: without case, marks, and the underscores of file names. */
export function foldText(text: string): string {
  const plain = text.normalize('NFKD').replace(marks, '').normalize('NFC');
  return plain
    .toUpperCase()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim();
}

/** Predictions that are suggested before all other classes. */
const MOST_LIKELY = 5;

/**
 * What contains the text, once each: the choice that it names, then those with a word that begins so,
 * then the others. For `null` everything: what is no class, such as the network's own prediction, the
 * classes that the network predicts, all classes in their order.
 */
export function suggestionsFor(
  choices: readonly Choice[],
  text: string | null,
  predictions?: readonly Prediction[],
): Suggestions {
  const wanted = foldText(text ?? '');
  if (wanted === '') return allOf(choices, predictions);
  const named = namedChoice(choices, text ?? '');
  const ranked: Choice[][] = [[], [], []];
  for (const choice of choices) {
    const { label, alias = label } = choice;
    const ranks = [label, alias].flatMap((text) => rankOf(foldText(text), wanted) ?? []);
    const rank = choice === named ? 0 : ranks.length > 0 ? Math.min(...ranks) : null;
    if (rank !== null) ranked[rank]!.push(choice);
  }
  const found = ranked.flat();
  const shown = found.slice(0, MOST_SHOWN);
  return {
    groups: [{ title: null, choices: shown.map((choice) => toldApart(choice, choices)) }],
    total: found.length,
    left: found.length - shown.length,
  };
}

function allOf(choices: readonly Choice[], predictions: readonly Prediction[] = []): Suggestions {
  const likely = predictions.slice(0, MOST_LIKELY).flatMap(({ index, label, probability }) => {
    // None of a model before this one.
    const choice = choices.find(({ value }) => value === String(index));
    if (choice?.label !== label) return [];
    return probability === undefined
      ? [choice]
      : [{ ...choice, note: formatProbability(probability) }];
  });
  const shown = choices
    .slice(0, MOST_SHOWN - likely.length)
    .map((choice) => toldApart(choice, choices));
  const all = { total: choices.length, left: choices.length - shown.length };
  if (likely.length === 0) return { groups: [{ title: null, choices: shown }], ...all };
  return {
    groups: [
      { title: null, choices: shown.filter(({ isName }) => !isName) },
      { title: translate`Predicted for this image`, choices: likely },
      { title: translate`All classes`, choices: shown.filter(({ isName }) => isName) },
    ],
    ...all,
  };
}

/** A class with its index, where another has the same label. */
function toldApart(choice: Choice, choices: readonly Choice[]): Choice {
  const isUnique = !choices.some(
    ({ label }, at) => label === choice.label && choices[at] !== choice,
  );
  return isUnique || !choice.isName ? choice : { ...choice, note: choice.value };
}

/** 1 where a word of the label begins with the text, 2 where it stands elsewhere, `null` where nowhere. */
function rankOf(label: string, wanted: string): number | null {
  let at = label.indexOf(wanted);
  if (at < 0) return null;
  for (; at >= 0; at = label.indexOf(wanted, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]$/u.test(label.slice(0, at))) return 1;
  }
  return 2;
}
