import { html, nothing, type TemplateResult } from 'lit';
import { rankPredictions } from '../../protocol.js';
import { isGiven } from '../base/scene-values.js';
import type { View } from '../base/view-loader.js';
import { say, spokenLanguage } from '../locale/message.js';
import { drawnView } from '../view/canvases.js';
import { answerLine } from '../view/caption.js';
import { controlStyles } from '../view/controls.styles.js';
import { figureStyles } from '../view/figure.styles.js';
import { partFailure } from '../view/part-failure.js';
import { styleMap } from '../view/styles.js';
import { explainSceneStyles } from './explain-scene.styles.js';
import type { SceneController } from './scene-controller.js';
import { sceneControls } from './scene-controls.js';

export { LinkedPointer } from './scene-pointer.js';
export { Permalink } from './scene-permalink.js';

/** What a scene shows once it is near. */
export const sceneView: View<SceneController> = {
  styles: [figureStyles, controlStyles, explainSceneStyles],
  figure: sceneFigure,
  announcement,
};

/** The row above what stands in the scene, and the values under the pointer below it. */
function sceneFigure(controller: SceneController): TemplateResult {
  const { host: scene, pointer } = controller;
  return html`
    ${scene.controls === 'none' ? failureOf(controller) : row(controller)}
    <slot></slot>
    ${pointer?.render()}
    <p class="unseen" aria-live="polite" lang=${spokenLanguage().tag}>
      ${announcement(controller)}
    </p>
  `;
}

function row(controller: SceneController): TemplateResult {
  const { host: scene } = controller;
  const withAnswer = scene.model !== '' && !(isGiven(scene, 'model') && isGiven(scene, 'src'));
  return html`
    <div part="row" class="row" lang=${spokenLanguage().tag}>
      ${scene.picture ? pictureOf(controller) : nothing}
      <div class="beside">
        ${sceneControls(controller)}
        ${withAnswer ? html`<p part="answer" class="answer" dir="auto">${answerOf(controller)}</p>` : nothing}
        ${failureOf(controller)}
      </div>
    </div>
  `;
}

function failureOf({ failure }: SceneController): TemplateResult | typeof nothing {
  return failure ? partFailure(failure) : nothing;
}

function pictureOf({ picture, description }: SceneController): TemplateResult {
  const [height, width] = description?.inputShape ?? [1, 1];
  return html`
    <div
      part="picture"
      class="picture ${picture ? '' : 'pending'}"
      data-space="input"
      style=${styleMap({ '--aspect': `${width} / ${height}` })}
    >
      ${picture ? drawnView(picture.view, 'picture', say`The picture that is explained`) : nothing}
    </div>
  `;
}

/** What the network answers for the scene's picture, and which class is explained when that is another. */
function answerOf({ host, logits, description }: SceneController): unknown[] {
  if (!logits || !description) return [];
  const { target } = host;
  const { head, labels } = description;
  const predictions = rankPredictions(head, logits, labels).map((prediction) => ({
    ...prediction,
    logit: logits[prediction.index]!,
  }));
  const chosen = predictions.find(({ index, label }) => {
    return String(index) === target || label.toLowerCase() === target.toLowerCase();
  });
  return answerLine({ predictions, target: chosen ?? predictions[0]! });
}

/** Arrow keys move the pointer for those who do not see where it is. */
function announcement({ pointer }: SceneController): string {
  return pointer?.byKeys && pointer.spot ? pointer.text : '';
}
