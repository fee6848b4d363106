import type { LitElement } from 'lit';
import { compactStyles } from './compact.styles.js';
import { ForeignChanges } from './foreign-changes.js';
import { keepKeys } from './keys.js';

/** How figures fit into a box of fixed height; after the styles of their view. */
export const styles = [compactStyles];

/** Keeps the page and a figure out of each other's way, as soon as there is a figure. */
export function guard(host: LitElement): void {
  keepKeys(host);
  new ForeignChanges(host);
}
