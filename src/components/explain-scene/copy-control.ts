import { html, nothing, type TemplateResult } from 'lit';
import { say } from '../language.js';
import type { ExplainScene } from './explain-scene.js';
import type { Permalink } from './permalink.js';

/** How copying a link ended. */
export interface Copied {
  address: string;
  done: boolean;
}

/** The button that copies the link, and what became of it. */
export function copyControl(scene: ExplainScene, link: Permalink): TemplateResult {
  if (scene.permalink === null || !link.hasAddress) return html``;
  const { copied } = link;
  return html`
    <button part="copy" type="button" @click=${() => void link.copy()}>${say`Copy link`}</button>
    <span part="note" class="note" role="status">${noteOf(scene, copied)}</span>
    ${
      copied && !copied.done
        ? html`<label part="control"
            >${say`Link`}
            <input
              part="link"
              class="link"
              type="text"
              readonly
              .value=${copied.address}
              @focus=${(event: Event) => event.target instanceof HTMLInputElement && event.target.select()}
            />
          </label>`
        : nothing
    }
  `;
}

function noteOf({ image }: ExplainScene, copied: Copied | null): string {
  if (copied?.done === false) return say`The browser does not let the page copy it.`;
  if (image && copied) return say`Link copied, without this picture: it is not on the web.`;
  if (image) return say`This picture cannot be in a link.`;
  return copied ? say`Link copied.` : '';
}
