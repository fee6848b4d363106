import { html, type TemplateResult } from 'lit';
import type { ExplainError } from '../../../protocol.js';
import { partFailure } from '../../view/part-failure.js';
import { epochTitle } from './epoch-list.js';
import type { EpochPlayer } from './epoch-player.js';

/** Why epochs among those on show cannot be had; their pictures stay empty. */
export function epochFailures({ epochs, shown, last, failures }: EpochPlayer): TemplateResult {
  const notes = new Map<string, { failure: ExplainError; titles: string[] }>();
  for (const epoch of new Set([epochs[0], shown, last])) {
    const failure = epoch && failures.get(epoch);
    if (!failure) continue;
    // One sentence for all epochs where it is not theirs, but the layer's.
    const note = notes.get(failure.message) ?? { failure, titles: [] };
    note.titles.push(epochTitle(epoch));
    notes.set(failure.message, note);
  }
  return html`${[...notes.values()].map(
    ({ failure, titles }) => html`
      <div class="epoch-failure">
        <span part="label" dir="auto">${titles.join(', ')}</span>
        ${partFailure(failure)}
      </div>
    `,
  )}`;
}
