import type { LitElement } from 'lit';
import { compactStyles } from './compact.styles.js';
import { ForeignChanges } from './foreign-changes.js';
import { keepKeys } from './keys.js';

/** For figures in a box of fixed height; they come after the styles of the view. */
export const styles = [compactStyles];

/** Keeps a figure's keys from the page, and the page's translators from a figure's words. */
export function guard(host: LitElement): void {
  keepKeys(host);
  new ForeignChanges(host);
}
