import type { ModelCard } from '../protocol.js';
import { pageAddress } from './page.js';

/**
 * A card that a page gives as such, as an address: the same for equal cards.
 *
 * @param base what the addresses in the card are relative to; the page unless given
 */
export function addressOfCard(card: ModelCard, base = pageAddress()): string {
  // A page's query may name a version, which is none of the files'.
  const plain = base.replace(/[?#].*/s, '');
  // No more than has to be: labels may be many.
  const text = jsonOf(card).replace(/[^ -~]+|[%#]+/gu, encodeURIComponent);
  return `data:application/json;base=${encodeURIComponent(plain)},${text}`;
}

/**
 * Of what is no card, or what JSON cannot hold, it is a text, which the reader of cards refuses: files and
 * maps would be written as an object without fields, which is a card.
 */
export function jsonOf(card: unknown): string {
  const kind = Object.prototype.toString.call(card);
  try {
    return JSON.stringify(kind === '[object Object]' ? card : kind, finite);
  } catch {
    return '"?"';
  }
}

/** JSON has no other numbers: they would be `null`, which is no fault. */
function finite(_field: string, value: unknown): unknown {
  return typeof value !== 'number' || Number.isFinite(value) ? value : String(value);
}
