import { html, nothing, type TemplateResult } from 'lit';
import { classControl } from '../view/controls.js';
import { choiceControl } from '../view/controls.js';
import { emit } from '../base/events.js';
import { say } from '../locale/message.js';
import { isGiven } from '../base/scene-values.js';
import type { ExplainScene } from './explain-scene.js';
import type { SceneStage } from './scene-stage.js';

/** What `scene-change` carries. */
export interface SceneChange {
  model: string;
  /** `null` for the model's first sample, and for a picture given by script. */
  src: string | null;
  target: string;
}

/** One picker of each for all the elements inside, and the link. */
export function sceneControls(scene: ExplainScene, stage: SceneStage): TemplateResult {
  const { description } = stage;
  return html`
    <div part="controls" class="controls">
      ${
        scene.model
          ? html`<span class="pickers" @change=${() => tell(scene)}>
              ${pictureControl(scene, stage)} ${classControl({ element: scene, description })}
            </span>`
          : nothing
      }
      ${stage.permalink.render()}
    </div>
  `;
}

/** The model's samples, and the picture that is shown where it is none of them. */
function pictureControl(
  scene: ExplainScene,
  { description }: SceneStage,
): TemplateResult | typeof nothing {
  if (isGiven(scene, 'src') || description?.samples.length === 0) return nothing;
  const shown = scene.image ? '' : scene.src || 'sample:0';
  const samples = (description?.samples ?? []).map(({ title }, index) => ({
    value: `sample:${index}`,
    label: title,
  }));
  const isSample = samples.some(({ value }) => value === shown);
  // Chosen already, it changes nothing.
  const other = description && !isSample ? [{ value: shown, label: say`another picture` }] : [];
  return choiceControl(say`Picture`, [...other, ...samples], shown, (src) => {
    scene.image = null;
    scene.src = src;
  });
}

function tell(scene: ExplainScene): void {
  const { model, src, target } = scene;
  emit(scene, 'scene-change', { model, src, target } satisfies SceneChange);
}
