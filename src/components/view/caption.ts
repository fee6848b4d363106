import { html, nothing, type TemplateResult } from 'lit';
import type { Name, Paragraph } from '../figure/figure.js';
import { answerPieces } from '../figure/sentences.js';

/**
 * The text below the pictures.
 *
 * @param after what follows the text of a paragraph: a button
 */
export function drawnCaption(
  paragraphs: readonly Paragraph[],
  after: (paragraph: Paragraph) => unknown = () => nothing,
): TemplateResult {
  return html`<figcaption part="caption">
    ${paragraphs.map((paragraph) => drawnParagraph(paragraph, after(paragraph)))}
  </figcaption>`;
}

/**
 * @param after what follows its text: a button
 * @param pieces in place of the plain ones, where some of them can be touched
 */
export function drawnParagraph(
  { part, style, text, room, lang }: Paragraph,
  after: unknown = nothing,
  pieces: unknown[] = drawnPieces(text),
): TemplateResult {
  const plain = pieces.length > 0 ? pieces : html`&nbsp;`;
  const content = room === undefined ? plain : inRoomOf(room, pieces);
  // prettier-ignore
  return html`<p part=${part ?? nothing} class=${style ?? nothing} dir="auto" lang=${lang ?? nothing}>${content}${after}</p>`;
}

export function drawnPieces(text: readonly (string | Name)[]): unknown[] {
  return text.map((piece) => (typeof piece === 'string' ? piece : className(piece.name)));
}

/** The name of a class, which is the model's and stays what it is in every language. */
export function className(label: string): TemplateResult {
  return html`<span translate="no">${label}</span>`;
}

/** A text in the room of another, so that nothing below moves when it comes or changes. */
export function inRoomOf(longest: string, text: string | readonly unknown[]): TemplateResult {
  return html`<span class="reserving" data-room=${longest}
    ><span>${text.length > 0 ? text : html`&nbsp;`}</span></span
  >`;
}

export const answerLine = (result: Parameters<typeof answerPieces>[0]): unknown[] =>
  drawnPieces(answerPieces(result));
