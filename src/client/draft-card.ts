import {
  ExplainError,
  givenFile,
  type CodeModelDescription,
  type ModelCard,
  type ModelDescription,
  type Preprocessing,
  type Sample,
  type UnansweredField,
} from '../protocol.js';
import type { ModelInspection } from '../protocol/inspection.js';
import { preprocessingPresets } from '../protocol/tables/preprocessing-presets.js';
import { titledLayers } from './layer-titles.js';

type Input = NonNullable<ModelCard['input']>;
type Description = ModelDescription | CodeModelDescription;

/** What a card may have at most. */
const [MOST_LABELS, LONGEST_TITLE] = [25_000, 500];

/**
 * A card with every field that is known of a model, for an author to go on with: `null` where somebody
 * has to say, and `unanswered` tells which of those a figure depends on. It can be used as it is.
 *
 * @param inspection what `inspect()` of an explainer gives
 * @param answers laid over it, field by field
 * @returns the card, with `unanswered`
 * @throws `argument-invalid`
 */
export function draftCard(inspection: ModelInspection, answers: ModelCard = {}): ModelCard {
  if (!inspection?.questions || !answers || typeof answers !== 'object') {
    throw new ExplainError(
      'argument-invalid',
      'draftCard() takes what inspect() of an explainer gives, and fields of a card.',
      'Call it as draftCard(inspection, { labels }).',
    );
  }
  const { description } = inspection;
  const { input: givenInput, output: givenOutput, ...given } = withoutUndefined(answers);
  const chosen = withoutUndefined(givenOutput ?? {});
  // What is known is known of one output.
  const isOther = isOtherOutput(inspection, chosen);
  const head = given.head ?? (isOther ? null : inspection.head);
  // In the order of the docs; samples and what is left open come last.
  const drafted: ModelCard = {
    title: (description?.title ?? inspection.name).slice(0, LONGEST_TITLE),
    description: description?.card.summary ?? null,
    head,
    labels: isOther ? null : labelsFor(inspection, head),
    input: mergedInput(inputOf(inspection), givenInput ?? {}),
    layers: titledLayers(inspection.layers),
    samples: description?.samples.map(sampleOf) ?? [],
    output: { ...outputOf(inspection, chosen), ...chosen },
    licence: description?.licence ?? null,
    source: description?.card.source ?? null,
    ...factsOf(description),
    ...wordsOf(description),
  };
  const card: ModelCard = { ...drafted, ...given };
  if (Object.keys(card.output ?? {}).length === 0) delete card.output;
  const unanswered = inspection.questions
    .filter(({ field }) => !isAnswered(field, answers))
    .map(({ field, question }): UnansweredField => ({ field, question }));
  return { ...card, unanswered };
}

/** The language of its own words, and what they are in others. */
function wordsOf(description: Description | null): Pick<ModelCard, 'language' | 'languages'> {
  const { language, languages } = description ?? {};
  return { ...(language && { language }), ...(languages && { languages }) };
}

/** One for each class: of a single sigmoid unit two, as the kit counts them. */
function labelsFor(
  { description, outputShape }: ModelInspection,
  head: ModelCard['head'],
): string[] | null {
  const units = outputShape.reduce((product, length) => product * length, 1);
  const classes = head === 'sigmoid' && units === 1 ? 2 : units;
  const known = description?.labels ?? [];
  if (known.length === classes) return [...known];
  if (!head || classes > MOST_LABELS) return null;
  return Array.from({ length: classes }, (_, index) => String(index));
}

function inputOf({ description, inputShape, questions }: ModelInspection): Input {
  const channels = inputShape.length === 3 ? inputShape[2] : undefined;
  if (!description || channels === undefined) return { shape: [...inputShape] };
  const { preprocessing, rangeKnown, background } = description;
  const { black, channels: order, resize, crop } = preprocessing;
  const isBlack = String(background) === String(black);
  const units = rangeKnown ? unitsOf(preprocessing) : {};
  const isOpen = questions.some(({ field }) => field === 'input.channels');
  return {
    ...units,
    // A preset has an order of its own.
    ...(channels === 3 && !isOpen && !units.preset ? { channels: order } : {}),
    resize,
    ...(crop ? { crop: { ...crop } } : {}),
    ...(isBlack ? {} : { background: [...background] }),
    shape: [...inputShape],
  };
}

/** How colors are numbered, in the fewest words that a card has for it. */
function unitsOf({ black, white, channels, preset }: Preprocessing): Input {
  const row = preset && preprocessingPresets[preset];
  const isPreset =
    row?.channels === channels &&
    black.every((value, channel) => {
      const [mean, std] = [row.mean, row.std].map((each) => each[channel] ?? each[0]!);
      const spread = white[channel]! - value;
      return isNear(value, -mean! / std!) && isNear(spread, row.scale / std!);
    });
  if (isPreset) return { preset };
  const [first = 0, last = 1] = [black[0], white[0]];
  const isOne = black.every((value) => value === first) && white.every((value) => value === last);
  if (isOne) return { range: [first, last] };
  const spreads = white.map((value, channel) => value - black[channel]!);
  const [spread = 1] = spreads;
  if (spread > 0 && spreads.every((each) => isNear(each, spread))) {
    return { mean: black.map((value) => short(-value)), scale: short(spread) };
  }
  const std = spreads.map((each) => 1 / each);
  return {
    mean: black.map((value, channel) => short(-value * std[channel]!)),
    std: std.map(short),
  };
}

/** Fields that say together how colors are numbered: an answer to one takes the place of all that is known. */
const unitFields = ['preset', 'range', 'mean', 'std', 'scale'] as const;
const inputFields = [...unitFields, 'channels', 'resize', 'crop', 'background', 'shape'] as const;

function mergedInput(known: Input, answers: Input): Input {
  const isOtherUnits = unitFields.some((field) => isGiven(answers[field]));
  // What is left of the known fields: each of the others contradicts an answer, or is in other units.
  const outdated: readonly string[] = [
    ...(isOtherUnits ? [...unitFields, 'background'] : []),
    // It has an order of its own.
    ...(isGiven(answers.preset) ? ['channels'] : []),
    ...(isGiven(answers.crop) ? ['resize'] : []),
    ...(isGiven(answers.resize) && answers.resize !== 'crop' ? ['crop'] : []),
  ];
  const kept = Object.entries(known).filter(([field]) => !outdated.includes(field));
  const all: Input = { ...Object.fromEntries(kept), ...withoutUndefined(answers) };
  // In the order of the docs.
  const sorted = inputFields
    .filter((field) => field in all)
    .map((field) => [field, all[field]] as const);
  return { ...Object.fromEntries(sorted), ...all };
}

function isOtherOutput(
  { outputs, output }: ModelInspection,
  { name, index }: NonNullable<ModelCard['output']>,
): boolean {
  const given = name ?? (isGiven(index) ? outputs[Number(index)] : null) ?? null;
  return given !== null && given !== output;
}

function outputOf(
  { description, outputs, output }: ModelInspection,
  answers: NonNullable<ModelCard['output']>,
): NonNullable<ModelCard['output']> {
  const range = description && 'outputRange' in description ? description.outputRange : null;
  const isChosen = outputs.length > 1 && output !== null && !isGiven(answers.index);
  return { ...(isChosen ? { name: output } : {}), ...(range ? { range } : {}) };
}

/** Those that were given as files lie beside the model, as they will beside the card. */
function sampleOf({ url, large, label, title, credit }: Sample) {
  const src = (address: string): string => givenFile(address)?.path ?? address;
  return {
    src: src(url),
    label,
    ...(title === label ? {} : { title }),
    ...(large ? { large: src(large) } : {}),
    ...(credit ? { credit } : {}),
  };
}

/** What "About" says of the model besides. */
function factsOf(description: Description | null): ModelCard {
  const {
    trainedOn = null,
    accuracy = null,
    testPictures = null,
    isPublished = false,
  } = description?.card ?? {};
  const measured = isPublished ? { published: accuracy } : { test: accuracy, images: testPictures };
  return {
    ...(trainedOn === null ? {} : { training: { data: trainedOn } }),
    ...(accuracy === null ? {} : { accuracy: measured }),
  };
}

/** Fields that answer a question about another one. */
const alsoAnswered: Record<string, readonly string[]> = {
  'input.range': ['input.preset', 'input.mean', 'input.std', 'input.scale'],
  'input.channels': ['input.preset'],
  'input.resize': ['input.crop'],
  'input.crop': ['input.resize'],
  'output.name': ['output.index'],
  'output.index': ['output.name'],
};

function isAnswered(field: string, answers: ModelCard): boolean {
  return [field, ...(alsoAnswered[field] ?? [])].some((name) => isGiven(valueAt(name, answers)));
}

function valueAt(path: string, card: ModelCard): unknown {
  let value: unknown = card;
  for (const name of path.split('.')) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  }
  return value;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function withoutUndefined<Fields extends object>(fields: Fields): Fields {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  // Nothing but what says nothing is left out.
  return Object.fromEntries(given) as Fields;
}

/** Beyond what rounding on the way makes. */
function isNear(value: number, other: number): boolean {
  return Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(other));
}

/** As people write it: 0.229 of 0.22900000000000004. */
function short(value: number): number {
  return Number(value.toPrecision(12));
}
