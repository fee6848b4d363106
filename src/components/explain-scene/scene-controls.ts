import { html, nothing, type TemplateResult } from 'lit';
import { elementsIn } from '../base/scene-elements.js';
import { isExplaining, isGiven } from '../base/scene-values.js';
import { shownModel } from '../figure/model-names.js';
import { translate } from '../locale/message.js';
import { controlRows, type Control } from '../view/control-row.js';
import { choiceControl, classControl, contrastControl, sampleChoices } from '../view/controls.js';
import { choose } from '../view/reader-choice.js';
import type { ExplainScene } from './explain-scene.js';
import type { Permalink } from './scene-permalink.js';
import type { SceneSession } from './scene-session.js';

/** One picker of each for all the elements inside, and the link. */
export function sceneControls(session: SceneSession): TemplateResult | typeof nothing {
  const { host: scene, permalink } = session;
  const picker = (draw: (session: SceneSession) => Control): Control => {
    const control = scene.model ? draw(session) : nothing;
    return control === nothing
      ? nothing
      : html`<span class="pickers" @change=${() => session.announceChange()}>${control}</span>`;
  };
  const controls = {
    image: () => picker(pictureControl),
    class: () => picker(classControl),
    contrast: () => (hasContrast(scene) ? picker(contrastControl) : nothing),
    link: () => copyControl(scene, permalink),
  };
  return controlRows(scene, [controls], { asked: scene.permalink === null ? [] : ['link'] });
}

/** Whether an element inside compares classes. */
function hasContrast(scene: ExplainScene): boolean {
  return elementsIn(scene).some((element) => isExplaining(element) && 'contrast' in element);
}

/** The model's samples, and the picture that is shown where it is none of them. */
function pictureControl(session: SceneSession): TemplateResult | typeof nothing {
  const { host: scene } = session;
  const description = shownModel(session.description);
  if (isGiven(scene, 'src') || description?.samples.length === 0) return nothing;
  const shown = scene.image ? '' : scene.src || 'sample:0';
  const samples = sampleChoices(scene, description?.samples ?? []);
  const isSample = samples.some(({ value }) => value === shown);
  // Chosen already, it changes nothing.
  const other = description && !isSample ? [{ value: shown, label: translate`another image` }] : [];
  return choiceControl(translate`Image`, [...other, ...samples], shown, (src) =>
    choose(session, { image: null, src }),
  );
}

/** The button that copies the link, and what became of it. */
function copyControl(scene: ExplainScene, link: Permalink): TemplateResult | typeof nothing {
  if (scene.permalink === null || !link.hasAddress) return nothing;
  const { copied } = link;
  const label = translate`Copy link`;
  return html`
    <button part="copy" type="button" @click=${() => void link.copy()}>${label}</button>
    <span part="note" class="note" role="status">${noteOf(link)}</span>
    ${
      copied && !copied.done
        ? html`<label part="control"
            >${translate`Link`}
            <input
              part="link"
              class="link"
              readonly
              .value=${copied.address}
              @focus=${(event: Event) => event.target instanceof HTMLInputElement && event.target.select()}
            />
          </label>`
        : nothing
    }
  `;
}

function noteOf({ copied, withoutModel, withoutCard, withoutPicture }: Permalink): string {
  if (copied?.done === false) return translate`The browser does not allow copying.`;
  if (withoutModel) {
    return copied
      ? translate`Link copied, without the model: it has no address.`
      : translate`The model has no address, so a link cannot include it.`;
  }
  if (withoutCard) {
    return copied
      ? translate`Link copied, without the model card: it has no address.`
      : translate`The model card has no address, so a link cannot include it.`;
  }
  if (!withoutPicture) return copied ? translate`Link copied.` : '';
  return copied
    ? translate`Link copied, without the image: it has no address.`
    : translate`The image has no address, so a link cannot include it.`;
}
