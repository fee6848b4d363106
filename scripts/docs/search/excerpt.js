import { asked, indexed, wordsOf } from './words.js';

/** Characters of an excerpt. */
const length = 180;

/**
 * The place of the first text with words of a question that has the most of them, in pieces: those
 * that were asked for are marked.
 *
 * @param {string[]} texts
 * @param {string} question
 * @returns {{text: string, isMatch: boolean}[]}
 */
export function excerptOf(texts, question) {
  const isWanted = matcherOf(question);
  const candidates = texts.map((text) => {
    const words = text.split(/(?<=\s)/);
    return { words, matches: words.map(isWanted) };
  });
  const { words, matches } =
    candidates.find((each) => each.matches.includes(true)) ?? candidates[0];
  const start = bestStart(words, matches);
  const pieces = start > 0 ? [{ text: '… ', isMatch: false }] : [];
  let used = 0;
  for (let index = start; index < words.length && used < length; index++) {
    const isMatch = matches[index];
    if (pieces.at(-1)?.isMatch === isMatch) pieces.at(-1).text += words[index];
    else pieces.push({ text: words[index], isMatch });
    used += words[index].length;
  }
  return pieces;
}

function matcherOf(question) {
  const wanted = asked(question).flat();
  const isSame = (word) =>
    wanted.some((each) => word === each || (each.length > 2 && word.startsWith(each)));
  return (word) => wordsOf(word).map(indexed).filter(Boolean).some(isSame);
}

/** A few words before the densest place. */
function bestStart(words, matches) {
  const within = (start) => matches.slice(start, start + 25).filter(Boolean).length;
  let best = 0;
  for (const [start, isMatch] of matches.entries()) {
    if (isMatch && within(start) > within(best)) best = start;
  }
  return words.slice(0, best).join('').length < length / 2 ? 0 : Math.max(0, best - 4);
}
