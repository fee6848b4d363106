/** The list of sections below the title of a page (scripts/docs/markdown/contents.js), to stand beside it. */
export function sectionsOf(html) {
  const [, list] = /<details class="contents">.*?(<ul>.*?<\/ul>)<\/details>/s.exec(html) ?? [];
  return list ? `<nav aria-label="On this page"><p>On this page</p>${list}</nav>` : '';
}
