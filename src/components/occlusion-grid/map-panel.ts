import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import type { OcclusionResult } from '../../client/occlusion/occlusion.js';
import type { ModelDescription } from '../../protocol.js';
import { summarise } from '../figure/heatmap.js';
import { say } from '../locale/message.js';
import { legend, type Scale } from '../view/legend.js';
import { progressLine } from '../view/figure-frame.js';
import { occluderSurface } from './occluder-surface.js';
import type { OcclusionState } from './occlusion-state.js';
import { paintCells } from './paint-cells.js';
import { fallColor, fallRanges } from './score-colors.js';
import type { Stage } from './stage.js';

/** A value for every pixel: the mean fall of the score; what no occluder has hidden stays open. */
export function mapPanel(
  { element, description, progress }: OcclusionState,
  stage: Stage,
): TemplateResult {
  const { shown, position } = stage;
  const { range, colormap } = element;
  const scale: Scale | null = shown && {
    range: fallRanges(shown, range).map,
    colorMap: colormap,
    fromZero: false,
    note: '',
  };
  return html`
    <div part="panel map-panel" class="panel">
      <span part="label" class="label">${titleOf(element.score, description)}</span>
      <div
        part="picture"
        class="picture ${shown ? 'gaps' : 'pending'}"
        data-space="input"
        .drawnMap=${shown && { values: shown.map, shape: shown.shape, counts: shown.details.counts }}
      >
        ${shown && scale ? [mapCanvas(shown, scale.range, colormap), occluderSurface(stage, shown, position, false)] : nothing}
        ${progress === undefined ? nothing : progressLine(progress)}
      </div>
      <div>${legend(scale, colormap)}</div>
    </div>
  `;
}

function titleOf(score: string | null, description: ModelDescription | null): string {
  if (description?.head === 'value') return say`Mean fall of the output by pixel`;
  return score === 'logit'
    ? say`Mean fall of the logit by pixel`
    : say`Mean fall of the probability by pixel`;
}

function mapCanvas(shown: OcclusionResult, range: Scale['range'], colorMap: string): unknown {
  const { map, shape, details } = shown;
  const [height, width] = shape;
  const draw = (canvas: Element | undefined): void => {
    if (!(canvas instanceof HTMLCanvasElement)) return;
    paintCells(canvas, [height, width], (pixel) =>
      details.counts[pixel] ? fallColor(map[pixel]!, range, colorMap) : null,
    );
  };
  const summary = say`Map of the mean fall. ${summarise(map, shape)}`;
  return guard(
    [shown, range.join(), colorMap, summary],
    () => html`<canvas part="map-canvas" role="img" aria-label=${summary} ${ref(draw)}></canvas>`,
  );
}
