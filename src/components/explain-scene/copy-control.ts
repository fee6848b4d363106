import { html, nothing, type TemplateResult } from 'lit';
import { say } from '../locale/message.js';
import type { ExplainScene } from './explain-scene.js';
import type { Permalink } from './permalink.js';

/** How copying a link ended. */
export interface Copied {
  address: string;
  /** What was shown then. */
  state: string;
  done: boolean;
}

/** The button that copies the link, and what became of it. */
export function copyControl(scene: ExplainScene, link: Permalink): TemplateResult {
  if (scene.permalink === null || !link.hasAddress) return html``;
  const { copied } = link;
  return html`
    <button part="copy" type="button" @click=${() => void link.copy()}>${say`Copy link`}</button>
    <span part="note" class="note" role="status">${noteOf(link)}</span>
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

function noteOf({ copied, withoutPicture }: Permalink): string {
  if (copied?.done === false) return say`The browser does not let the page copy it.`;
  if (!withoutPicture) return copied ? say`Link copied.` : '';
  return copied
    ? say`Link copied. It leaves out the picture, which has no address.`
    : say`The picture has no address: a link leaves it out.`;
}
