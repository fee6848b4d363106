import type { LitElement } from 'lit';
import { ForeignChanges } from './foreign-changes.js';
import { keepKeys } from './keys.js';

/** What stands between a figure and its page, needed as soon as there is a figure. */
export function guard(host: LitElement): void {
  keepKeys(host);
  new ForeignChanges(host);
}
