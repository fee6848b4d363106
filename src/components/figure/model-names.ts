import type { CodeModelDescription, ModelDescription } from '../../protocol.js';
import { currentLanguage, translate, type Phrasebook } from '../locale/message.js';
import { remembered } from './remembered.js';

type Described = ModelDescription | CodeModelDescription;

const hasLetters = (text: string): boolean => /\p{L}/u.test(text);

/** A card's words in the language that is spoken; `null` where it has none. */
function wordsOf({ languages = {} }: Described): Phrasebook | null {
  const { tag } = currentLanguage();
  const found: Phrasebook[] = [];
  // `de-at`, then `de`, whose words are those that a region does not have.
  for (let name = tag.toLowerCase(); name; name = name.replace(/-?[^-]*$/, '')) {
    found.unshift(...(Object.hasOwn(languages, name) ? [languages[name]!] : []));
  }
  // Without a prototype: a class may be called "constructor".
  const words = Object.assign(Object.create(null), ...found) as Phrasebook;
  return found.length > 0 ? words : null;
}

/**
 * A model as readers meet it: labels, titles and summary in the language that is spoken, where its card
 * has them. What computes and what pages read keeps the card's own words.
 */
export function shownModel<Model extends Described | null>(model: Model): Model {
  if (!model) return model;
  const words = wordsOf(model);
  return words ? remembered(model, 'shown model', [], () => translated(model, words)) : model;
}

function translated<Model extends Described>(model: Model, words: Phrasebook): Model {
  const { title, labels, layers, samples, card } = model;
  const word = (text: string): string => words[text] ?? text;
  const titled = <Titled extends { title: string }>(each: Titled): Titled => ({
    ...each,
    title: word(each.title),
  });
  return {
    ...model,
    title: word(title),
    labels: labels.map((label, index) => {
      // Made of the one label of a single unit.
      const isOpposite = index === 0 && labels.length === 2 && label === `not ${labels[1]!}`;
      return words[label] ?? (isOpposite ? translate`not ${word(labels[1]!)}` : label);
    }),
    layers: layers.map(titled),
    samples: samples.map((sample) => ({ ...titled(sample), label: word(sample.label) })),
    card: {
      ...card,
      summary: card.summary === null ? null : word(card.summary),
      trainedOn: card.trainedOn === null ? null : word(card.trainedOn),
    },
  };
}

/** A result as readers meet it: with the labels of `shownModel`. */
export function shownResult<Result extends object | null>(
  result: Result,
  model: ModelDescription | null,
): Result {
  if (!result || !model) return result;
  const { labels } = shownModel(model);
  if (labels === model.labels) return result;
  return remembered(result, 'shown result', [], () => relabelled(result, model.labels, labels));
}

/** Where something has the number of a class and its label, another label; all else is the same. */
function relabelled<Value>(
  value: Value,
  from: readonly string[],
  to: readonly string[],
  known = new Map<unknown, unknown>(),
): Value {
  if (!isPlain(value)) return value;
  if (known.has(value)) return known.get(value) as Value;
  known.set(value, value);
  const { index, label } = value as { index?: unknown; label?: unknown };
  const isClass = typeof index === 'number' && label !== undefined && label === from[index];
  let made: Value & object = value;
  for (const [key, each] of Object.entries(value)) {
    const next: unknown =
      isClass && key === 'label' ? to[index] : relabelled<unknown>(each, from, to, known);
    if (next === each) continue;
    if (made === value) made = copyOf(value);
    Reflect.set(made, key, next);
  }
  known.set(value, made);
  return made;
}

function copyOf<Value extends object>(value: Value): Value {
  return (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Value;
}

/** Neither a typed array nor anything else of the platform's. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

/** The names of the figure that is being drawn; drawing is synchronous, so one at a time. */
let foreign: { language: string; all: ReadonlySet<string>; mentioned: readonly string[] } | null =
  null;

/** Names of so many classes at most are looked for in sentences; of more those of the result. */
const FEW = 30;
/** The first of them may be named in sentences. */
const PREDICTED = 5;

/** What a result tells of classes. */
interface Naming {
  target?: { label: string };
  predictions?: readonly { label: string }[];
}

/**
 * Result and model as readers meet them. In what is drawn next, names that the card has not in the
 * language that is spoken are marked with its own.
 */
export function spokenNames<Result extends object | null>(
  result: Result,
  model: ModelDescription | null,
): { result: Result; description: ModelDescription | null } {
  const shown = { result: shownResult(result, model), description: shownModel(model) };
  foreign = null;
  const language = model && foreignLanguage(model);
  if (language) {
    const all = remembered(model, 'foreign names', [], () => untranslated(model));
    const { target, predictions = [] }: Naming = result ?? {};
    const told = [...(target ? [target] : []), ...predictions.slice(0, PREDICTED)];
    const mentioned = all.size <= FEW ? [...all] : told.map(({ label }) => label);
    foreign = { language, all, mentioned: mentioned.filter((label) => all.has(label)) };
  }
  return shown;
}

/** The language of a card's own words, where that is not the one that is spoken. */
function foreignLanguage({ language }: ModelDescription): string | null {
  const [spoken] = currentLanguage().tag.toLowerCase().split('-');
  return language && language.split('-')[0] !== spoken ? language : null;
}

function untranslated(model: ModelDescription): ReadonlySet<string> {
  const words = wordsOf(model);
  return new Set(model.labels.filter((label) => hasLetters(label) && words?.[label] === undefined));
}

/** The language of a name where it is not that of the words around it. */
export function languageOfName(name: string): string | null {
  return foreign?.all.has(name) ? foreign.language : null;
}

/** The language of a label in a menu of a model's classes where it is not that of the words around it. */
export function languageOfLabel(label: string, model: ModelDescription): string | null {
  const language = foreignLanguage(model);
  const isForeign =
    language && remembered(model, 'foreign names', [], () => untranslated(model)).has(label);
  return isForeign ? language : null;
}

/** A sentence in pieces: the odd ones are names in another language than the sentence. */
export function piecesByLanguage(text: string): string[] {
  if (!foreign || foreign.mentioned.length === 0) return [text];
  const names = [...foreign.mentioned]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  return text.split(new RegExp(`(?<![\\p{L}\\p{N}])(${names.join('|')})(?![\\p{L}\\p{N}])`, 'u'));
}
