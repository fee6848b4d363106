import { html, type TemplateResult } from 'lit';
import type { ExplainError } from '../../protocol.js';

/** What went wrong in a part of a figure that itself stays; in English, as all errors are. */
export function partFailure({ code, message, hint }: ExplainError): TemplateResult {
  return html`<p part="error" class="failure" data-code=${code} dir="auto" lang="en">
    ${message} ${hint} (${code})
  </p>`;
}
