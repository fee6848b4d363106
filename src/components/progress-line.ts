import { html, type TemplateResult } from 'lit';
import type { Progress } from '../protocol.js';
import { say } from './language.js';

/** How far a computation has come, as a line at the foot of the box that it stands in. */
export function progressLine(progress: Progress | null): TemplateResult {
  const phases = {
    engine: say`starting`,
    model: say`loading the model`,
    compile: say`preparing`,
    explain: say`computing`,
  };
  const name = phases[progress?.phase ?? 'engine'];
  return progress && progress.total > 0
    ? html`<progress
        part="progress"
        aria-label=${name}
        max=${progress.total}
        value=${progress.loaded}
      ></progress>`
    : html`<progress part="progress" aria-label=${name} max="1" value="0"></progress>`;
}
