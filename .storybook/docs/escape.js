const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as HTML, also within quotes. */
export function escape(text) {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character]);
}
