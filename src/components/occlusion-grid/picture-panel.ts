import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import type { OcclusionDetails } from '../../client/occlusion/occlusion.js';
import type { Position } from '../../protocol.js';
import { drawnView } from '../view/canvases.js';
import { say } from '../locale/message.js';
import { paintHidden } from './hidden-pixels.js';
import { occluderSurface } from './occluder-surface.js';
import type { OcclusionState } from './occlusion-state.js';
import type { Stage } from './stage.js';

/** The picture with the occluder on it, as the network sees it. */
export function picturePanel(state: OcclusionState, stage: Stage): TemplateResult {
  const { picture, description } = state;
  const { shown, position } = stage;
  return html`
    <div part="panel picture-panel" class="panel">
      <span part="label" class="label"
        >${shown ? sizeText(shown.details) : say`Picture, a part hidden`}</span
      >
      <div part="picture" class="picture ${picture ? '' : 'pending'}" data-space="input">
        ${picture ? drawnView(picture.view, 'picture', say`The picture that is explained`) : nothing}
        ${
          shown && position && description
            ? hiddenPixels(shown.details, position, description.range)
            : nothing
        }
        ${shown ? occluderSurface(stage, shown, position, true) : nothing}
      </div>
    </div>
  `;
}

function sizeText({ occluder: { height, width, shape } }: OcclusionDetails): string {
  const size = height === width ? `${height} × ${height}` : say`${width} wide, ${height} high`;
  return shape === 'circle'
    ? say`Picture, a circle of ${size} hidden`
    : say`Picture, ${size} hidden`;
}

/** What the occluder shows where it is. */
export function hiddenPixels(
  details: OcclusionDetails,
  position: Position,
  range: [number, number],
): unknown {
  const draw = (canvas: Element | undefined): void => {
    if (canvas instanceof HTMLCanvasElement) paintHidden(canvas, details, position, range);
  };
  return guard(
    [details.covered, JSON.stringify(details.occluder), String(position)],
    () => html`<canvas part="hidden-canvas" aria-hidden="true" ${ref(draw)}></canvas>`,
  );
}
