import { announcing } from '../view/announcer.js';
import { html, nothing, type TemplateResult } from 'lit';
import { isGiven } from '../base/scene-values.js';
import type { View } from '../base/view-loader.js';
import { classPieces, hidesClass, hidesFindings } from '../figure/concealed.js';
import { pictureName } from '../figure/figure.js';
import { spokenNames } from '../figure/model-names.js';
import { directionOf } from '../locale/direction.js';
import { translate, currentLanguage } from '../locale/message.js';
import { drawnLayer } from '../view/canvases.js';
import { answerLine, className, drawnPieces } from '../view/caption.js';
import { controlStyles } from '../view/controls.styles.js';
import { figureStyles } from '../view/figure.styles.js';
import { imageName } from '../view/image-name.js';
import { partFailure } from '../view/figure-frame.js';
import { whenSharper } from '../view/sharper.js';
import { ofSeveralModels } from '../view/scene-models.js';
import { styleMap } from '../view/styles.js';
import { explainSceneStyles } from './explain-scene.styles.js';
import { sceneControls } from './scene-controls.js';
import type { SceneSession } from './scene-session.js';

export { SceneSession } from './scene-session.js';

/** Keys move the pointer for those who do not see where it is. */
const announcement = announcing<SceneSession>(({ pointer }) =>
  pointer.byKeys && pointer.spot ? pointer.text : '',
);

/** What a scene shows once it is near. */
export const sceneView: View<SceneSession> = {
  styles: [figureStyles, controlStyles, explainSceneStyles],
  figure: sceneFigure,
  announcement,
};

/** The row above what stands in the scene, and the values under the pointer below it. */
function sceneFigure(session: SceneSession): TemplateResult {
  const { host: scene, pointer } = session;
  session.followLanguage();
  return html`
    ${scene.controls === 'none' ? [leftOut(session), failureOf(session)] : row(session)}
    <slot></slot>
    ${pointer.render()}
    <p class="unseen" aria-live="polite" lang=${currentLanguage().tag}>${announcement(session)}</p>
  `;
}

function row(session: SceneSession): TemplateResult {
  const { host: scene } = session;
  const withAnswer = scene.model !== '' && !(isGiven(scene, 'model') && isGiven(scene, 'src'));
  return html`
    <div
      part="row"
      class="row"
      lang=${currentLanguage().tag}
      dir=${directionOf(currentLanguage().tag)}
    >
      ${scene.picture ? pictureOf(session) : nothing}
      <div class="beside">
        ${sceneControls(session)}
        ${withAnswer ? html`<p part="answer finding" class="answer" dir="auto">${answerOf(session)}</p>` : nothing}
        ${leftOut(session)} ${failureOf(session)}
      </div>
    </div>
  `;
}

/** Who has opened a link is told of the image that it could not include. */
function leftOut({ permalink }: SceneSession): TemplateResult | typeof nothing {
  if (!permalink.isWithoutImage || permalink.withoutPicture) return nothing;
  return html`<p part="left-out" class="note" role="status" dir="auto">
    ${translate`This link was made for a drawing, an upload or a camera image, which it does not include. You see another image.`}
  </p>`;
}

function failureOf({ failure }: SceneSession): TemplateResult | typeof nothing {
  return failure ? partFailure(failure) : nothing;
}

function pictureOf({ host, picture, description }: SceneSession): TemplateResult {
  if (picture) whenSharper(picture, () => host.requestUpdate());
  const [height, width] = description?.inputShape ?? [1, 1];
  return html`
    <div
      part="picture"
      class="picture ${picture ? '' : 'pending'}"
      data-space="input"
      style=${styleMap({ '--aspect': `${width} / ${height}` })}
    >
      ${picture ? drawnLayer({ part: 'picture', source: picture.view, alternative: pictureName({ title: imageName(host, description) }) }) : nothing}
    </div>
  `;
}

/** What the network answers for the scene's picture, and which class is explained when that is another. */
function answerOf(session: SceneSession): unknown[] {
  const { host, target } = session;
  if (!session.result || !target || hidesClass(host)) return [];
  const answered = { predictions: session.result.predictions, target };
  const { result: told, description } = spokenNames(answered, session.description);
  const answer = hidesFindings(host) ? drawnPieces(classPieces(told)) : answerLine(told);
  // Which network it is, where the figures below are of several.
  const isOneOfSeveral = description !== null && ofSeveralModels(host).length > 0;
  return isOneOfSeveral ? [className(description.title), ': ', answer] : answer;
}
