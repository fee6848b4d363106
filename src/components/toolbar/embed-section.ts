import { html, nothing, type TemplateResult } from 'lit';
import { say } from '../locale/message.js';
import { frameCode, tagCode } from './embed-code.js';
import type { KitAddress } from './embed-page.js';
import type { EmbedState } from './embed-state.js';

/**
 * The code of the figure as it is shown now, to be copied.
 *
 * @param host whose height a frame is given
 */
export function embedSection(
  state: EmbedState,
  { base, hasPage }: KitAddress,
  host: Element,
  copy: (field: HTMLTextAreaElement) => void,
): TemplateResult {
  const figure = host.shadowRoot?.querySelector('figure');
  // With the margins of that page, and "More" below the figure.
  const height = Math.ceil(figure?.getBoundingClientRect().height ?? 0) + 48;
  return html`
    <div part="embed" class="embed">
      ${codeField(say`For a page of HTML`, tagCode(state, base), copy)}
      ${
        hasPage
          ? codeField(say`For a place that takes only frames`, frameCode(state, base, height), copy)
          : nothing
      }
      ${
        state.lacksPicture
          ? html`<p dir="auto">
              ${say`The picture came from your device or from a script, which code cannot carry: put it on the web, and its address in place of "src".`}
            </p>`
          : nothing
      }
    </div>
  `;
}

function codeField(
  name: string,
  code: string,
  copy: (field: HTMLTextAreaElement) => void,
): TemplateResult {
  const copyThis = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof Element)) return;
    const field = currentTarget.parentElement?.querySelector('textarea');
    if (field) copy(field);
  };
  return html`
    <div class="code">
      <label>
        <span>${name}</span>
        <textarea
          readonly
          rows="5"
          spellcheck="false"
          dir="ltr"
          translate="no"
          .value=${code}
        ></textarea>
      </label>
      <button type="button" @click=${copyThis} aria-label=${say`Copy: ${name}`}>
        ${say`Copy`}
      </button>
    </div>
  `;
}
