import { nothing, type LitElement, type TemplateResult } from 'lit';
import type { ExplainError } from '../../protocol.js';
import { warn } from '../base/author-check.js';
import { readControls } from '../figure/controls-list.js';
import { partFailure } from './figure-frame.js';

type Host = LitElement & { readonly controls: string | null };

/** By element, what is wrong with its `controls` as they are written; `null` where nothing is. */
const faults = new WeakMap<Host, { of: string; failure: ExplainError | null }>();

/**
 * Names in `controls` that the element does not have, in place: a choice that its author wanted to give
 * or to lock would be passed over in silence.
 *
 * @param known those of its controls
 */
export function controlsFault(
  host: Host,
  known: readonly string[],
): TemplateResult | typeof nothing {
  const { names, locked } = readControls(host);
  if ([...names, ...locked].every((name) => known.includes(name))) return nothing;
  const of = [host.controls, ...known].join(' ');
  let fault = faults.get(host);
  if (fault?.of !== of) {
    const found = (fault = { of, failure: null as ExplainError | null });
    faults.set(host, found);
    warn(({ tellControls }) => {
      found.failure = tellControls(host, names, locked, known);
      host.requestUpdate();
    });
  }
  return fault.failure ? partFailure(fault.failure) : nothing;
}
