/** The text with an addition before the last place where `mark` stands. */
export function insertBefore(text, mark, addition) {
  const at = text.lastIndexOf(mark);
  if (at < 0) throw new Error(`There is no "${mark}" to insert before.`);
  return text.slice(0, at) + addition + text.slice(at);
}
