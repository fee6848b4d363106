import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Name, Paragraph } from '../figure/figure.js';
import { languageOfName, piecesByLanguage } from '../figure/model-names.js';
import { answerPieces } from '../figure/sentences.js';
import { hasWords, ownWords } from './author-words.js';

/** What a figure says besides its caption, by the element: About has it. */
const asides = new WeakMap<LitElement, readonly Paragraph[]>();

/** What the last figure of an element says of its method, and of where it was computed. */
export function asideOf(host: LitElement): readonly Paragraph[] {
  return asides.get(host) ?? [];
}

/**
 * The text below the images: the author's own, or what the kit says. What qualifies the numbers of
 * this figure, such as pixels that the browser falsifies, stays in any case; what holds of the method
 * in general is in About alone.
 *
 * @param draw draws a paragraph
 */
export function drawnCaption(
  host: LitElement,
  paragraphs: readonly Paragraph[],
  draw: (paragraph: Paragraph) => TemplateResult = (paragraph) => drawnParagraph(paragraph),
): TemplateResult {
  const isOwn = hasWords(host, 'caption');
  asides.set(
    host,
    paragraphs.filter(({ inAbout }) => inAbout),
  );
  const told = paragraphs.filter(
    ({ style, inAbout }) => !inAbout && (!isOwn || style === 'remark'),
  );
  return html`<figcaption part="caption">
    ${isOwn ? ownWords(host, 'caption') : nothing} ${told.map(draw)}
    ${isOwn ? nothing : html`<span hidden>${ownWords(host, 'caption')}</span>`}
  </figcaption>`;
}

/**
 * @param after what follows its text: a button
 * @param pieces in place of the plain ones, where some of them can be touched
 */
export function drawnParagraph(
  { kind, part, style, text, room, lang }: Paragraph,
  after: unknown = nothing,
  pieces: unknown[] = drawnPieces(text),
): TemplateResult {
  const plain = pieces.length > 0 ? pieces : html`&nbsp;`;
  const content = room === undefined ? plain : inRoomOf(room, pieces);
  // prettier-ignore
  return html`<p part=${part ? `${part} ${kind}` : kind} class=${style ?? nothing} dir="auto" lang=${lang ?? nothing}>${content}${after}</p>`;
}

export function drawnPieces(text: readonly (string | Name)[]): unknown[] {
  return text.flatMap((piece) =>
    typeof piece === 'string' ? markedNames(piece) : className(piece.name),
  );
}

/** The name of a class, which is the model's and stays what it is in every language. */
export function className(label: string): TemplateResult {
  return html`<span translate="no" lang=${languageOfName(label) ?? nothing}>${label}</span>`;
}

/** A sentence whose names of classes are marked where their language is another. */
export function markedNames(text: string): unknown[] {
  return piecesByLanguage(text).map((piece, index) => (index % 2 ? className(piece) : piece));
}

/** A text in the room of another, so that nothing below moves when it comes or changes. */
export function inRoomOf(longest: string, text: string | readonly unknown[]): TemplateResult {
  return html`<span class="reserving" data-room=${longest}
    ><span>${text.length > 0 ? text : html`&nbsp;`}</span></span
  >`;
}

export const answerLine = (result: Parameters<typeof answerPieces>[0]): unknown[] =>
  drawnPieces(answerPieces(result));
