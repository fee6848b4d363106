import type { CardQuestion, InspectResponse } from '../../protocol.js';

type Told = InspectResponse['told'];

/** What neither the file nor the card says, what depends most on it first. */
export function questionsOf({ told, answered }: InspectResponse): CardQuestion[] {
  const all = [
    ...outputQuestions(told),
    ...imageQuestions(told),
    ...classQuestions(told),
    ask('title', 'What is the model called?', told.name),
    ask('licence', 'Under which licence may the model be used, and who made it?', null),
    ...sampleQuestions(told),
    ask('layers', 'What should readers call the layers?', 'the names in the file'),
  ];
  // Of a size that is asked for the card that was read is not the author's.
  return all.filter(({ field }) => field === 'input.shape' || !answered.includes(field));
}

function ask(field: string, question: string, assumed: string | null): CardQuestion {
  return { field, question, assumed };
}

function outputQuestions({ outputs, output, outputShape, inputShape }: Told): CardQuestion[] {
  const isGenerator = inputShape.length !== 3 && outputShape.length === 3;
  return [
    ...(outputs.length > 1
      ? [ask('output.name', `Which of the ${outputs.length} outputs is to be explained?`, output)]
      : []),
    ...(isGenerator
      ? [ask('output.range', 'Which values do black and white have in its images?', null)]
      : []),
  ];
}

function imageQuestions({ inputShape, problems }: Told): CardQuestion[] {
  if (inputShape.length !== 3) return [];
  const isOpen = problems.some(({ code }) => code === 'model-input-shape');
  const size = ask(
    'input.shape',
    'How large are the images that the network takes: height, width, channels?',
    `[${inputShape.join(', ')}]`,
  );
  const range = ask(
    'input.range',
    'Which numbers did a black and a white pixel have when the network was trained?',
    '[0, 1]',
  );
  const order = ask(
    'input.channels',
    'In which order does the network take the colors: red, green, blue (rgb), or blue, green, red (bgr)?',
    'rgb',
  );
  const always = isOpen ? [size, range] : [range];
  return inputShape[2] === 3 ? [...always, order] : always;
}

function classQuestions({
  activation,
  head,
  inputShape,
  outputShape,
  problems,
}: Told): CardQuestion[] {
  const units = outputShape.reduce((product, size) => product * size, 1);
  const isOpen = problems.some(({ code }) => code === 'head-unknown');
  const isGuess = inputShape.length === 3 && (activation === 'none' || activation === 'bent');
  const questions: CardQuestion[] = [];
  if (isOpen || isGuess) {
    const choices =
      units === 1
        ? 'a value (value), or the score of a class before its sigmoid (sigmoid)'
        : 'the scores of classes before a softmax (logits), or of classes of which several may apply, before sigmoids (sigmoid)';
    const what = units === 1 ? 'Is the output' : `Are the ${units} outputs`;
    questions.push(ask('head', `${what} ${choices}?`, isOpen ? null : head));
  }
  if (head === null || head === 'value') return questions;
  const labels =
    units === 1
      ? 'What does a high output stand for?'
      : `What are the ${units} classes called, in the order of the outputs?`;
  const last = Math.max(2, units) - 1;
  return [...questions, ask('labels', labels, last > 1 ? `0 to ${last}` : '0 and 1')];
}

function sampleQuestions({ inputShape }: Told): CardQuestion[] {
  if (inputShape.length !== 3) return [];
  return [ask('samples', 'Which images should readers be offered?', null)];
}
