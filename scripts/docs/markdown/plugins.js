import { liveExamples } from './live-examples.js';
import { manifestTexts } from './manifest-texts.js';
import { math } from './math.js';
import { namedItems } from './named-items.js';
import { tables } from './tables.js';

/**
 * What the pages add to GitHub's Markdown, as a plugin of markdown-it for any host: Storybook, or a
 * site made with VitePress (`markdown.config: (md) => md.use(pageFeatures, { declarations })`). The
 * host highlights code and gives headings their ids (headings.js).
 *
 * - ```` ```html live ````: the element itself, and beside it the markup that made it
 * - ```` ```math ```` and `$x$`: TeX, which becomes MathML here
 * - headings that name an attribute or a custom property: what the custom-elements manifest says of it
 * - `<!-- manifest parts -->`: a button for each part of the table below, which outlines it
 * - list items that open with code words and a colon, such as error codes: an anchor each
 *
 * `env.tagName` is the element of the page, if it is one's.
 *
 * @param {import('markdown-it').MarkdownIt} md
 * @param {{declarations: object[]}} options elements of the custom-elements manifest
 */
export function pageFeatures(md, { declarations }) {
  md.use(math).use(liveExamples).use(namedItems).use(manifestTexts, { declarations }).use(tables);
}
