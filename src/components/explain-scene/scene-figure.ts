import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from '../view/styles.js';
import { drawnView } from '../view/canvases.js';
import { say, spokenLanguage } from '../locale/message.js';
import { partFailure } from '../view/part-failure.js';
import { isGiven } from '../base/scene-values.js';
import type { ExplainScene } from './explain-scene.js';
import { sceneAnswer } from './scene-answer.js';
import { sceneControls } from './scene-controls.js';
import type { SceneStage } from './scene-stage.js';

/** The row above what stands in the scene, and the values under the pointer below it. */
export function sceneFigure(scene: ExplainScene, stage: SceneStage): TemplateResult {
  return html`
    ${scene.controls === 'none' ? failureOf(stage) : row(scene, stage)}
    <slot></slot>
    ${stage.pointer.render()}
    <p class="unseen" aria-live="polite" lang=${spokenLanguage().tag}>${stage.announcement()}</p>
  `;
}

function row(scene: ExplainScene, stage: SceneStage): TemplateResult {
  const withAnswer = scene.model !== '' && !(isGiven(scene, 'model') && isGiven(scene, 'src'));
  return html`
    <div part="row" class="row" lang=${spokenLanguage().tag}>
      ${scene.picture ? pictureOf(stage) : nothing}
      <div class="beside">
        ${sceneControls(scene, stage)}
        ${withAnswer ? html`<p part="answer" class="answer" dir="auto">${sceneAnswer(scene, stage)}</p>` : nothing}
        ${failureOf(stage)}
      </div>
    </div>
  `;
}

function failureOf({ failure }: SceneStage): TemplateResult | typeof nothing {
  return failure ? partFailure(failure) : nothing;
}

function pictureOf({ picture, description }: SceneStage): TemplateResult {
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
