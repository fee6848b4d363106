/** Descriptions open in the middle of a sentence, some of them; outside of code words they are no HTML. */
export function sentence(description = '') {
  const text = description
    .split(/(`[^`]+`)/)
    .map((piece, index) => (index % 2 ? piece : piece.replaceAll('<', '&lt;')))
    .join('')
    .replaceAll(/\s*\n\s*/g, ' ')
    .replace(/^[a-z]/, (letter) => letter.toUpperCase());
  return !text || /[.?!:]$/.test(text) ? text : `${text}.`;
}
