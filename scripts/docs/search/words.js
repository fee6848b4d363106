import { stemmer } from 'stemmer';

/** Words that say nothing about what one looks for. */
const idle = new Set(
  [
    'a an and are as at be but by can could do does for from get have how i if in into is it its make me my of on or our',
    'should so some that the their there this to use was we what when where which why too also see let want need will with work would you your',
  ].flatMap((line) => line.split(' ')),
);

/** Each line has words that mean the same here: a reader who knows one of them finds the others. */
const sameWords = [
  'image picture photo photograph',
  'color colour',
  'gray grey',
  'map heatmap',
  'dark night',
  'phone mobile smartphone',
  'cite citation bibtex',
  'pytorch torch onnx',
  'label name',
  'slow speed fast performance latency',
  'translate translation language localize i18n german spanish',
  'accessibility accessible a11y wcag',
  'gpu webgl',
  'webcam camera',
  'hide remove',
  'epsilon eps',
  'menu select dropdown',
  'download save',
  'iframe frame embed',
  'npm package install',
  'nan infinite finite',
  'parameter option setting attribute',
];

const alike = new Map();
for (const words of sameWords.map((line) => line.split(' ').map(stem))) {
  for (const word of words) alike.set(word, [...(alike.get(word) ?? []), ...words]);
}

/** Lower case, without the ending. */
function stem(word) {
  const plain = word.toLowerCase();
  return /^[a-z]+$/.test(plain) ? stemmer(plain) : plain;
}

/** The words of a text; of one with hyphens, such as a method's name, also the whole and what it is in one word. */
export function wordsOf(text) {
  const found = text.normalize('NFKC').match(/[\p{L}\p{N}]+(?:[-_.×][\p{L}\p{N}]+)*/gu) ?? [];
  return found.flatMap((word) => {
    const parts = word.split(/[-_.×]/);
    return parts.length === 1 ? [word] : [word, ...parts, parts.join('')];
  });
}

/** A word as it stands in the index; nothing for one that says nothing. */
export function indexed(word) {
  return idle.has(word.toLowerCase()) ? null : stem(word);
}

/** The words of a question as they stand in the index, each with those that mean the same. */
export function asked(question) {
  const found = question.normalize('NFKC').match(/[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)*/gu) ?? [];
  const known = [...new Set(found.map(indexed))].filter(Boolean);
  return known.map((word) => [...new Set([word, ...(alike.get(word) ?? [])])]);
}
