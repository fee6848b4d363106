import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import type { Progress, Shape3 } from '../protocol.js';
import { paintHeatmap, type ValueRange } from './heatmap.js';
import { legend } from './legend.js';

/** Pictures up to this side keep their pixels visible; larger ones are scaled smoothly. */
const CRISP_SIDE = 128;

/** The picture that is explained; an empty frame while there is none. */
export function picturePanel(
  view: HTMLCanvasElement | null,
  label: string,
  alternative: string,
): TemplateResult {
  return html`
    <div part="panel picture-panel">
      <span part="label" class="label">${label}</span>
      <div class="picture ${view ? '' : 'pending'}" part="picture">
        ${view ? drawnView(view, 'picture', alternative) : ''}
      </div>
    </div>
  `;
}

export interface MapPanel {
  label: string;
  /** `null` while nothing is computed. */
  map: { values: Float32Array; shape: Shape3; range: ValueRange; summary: string } | null;
  colorMap: string;
  /** The picture to lay the map over. */
  under: HTMLCanvasElement | null;
  /** `undefined` when nothing is being computed. */
  progress: Progress | null | undefined;
  /** What stands below the legend. */
  below?: unknown;
}

/** One map with its label above and its legend below. */
export function mapPanel({
  label,
  map,
  colorMap,
  under,
  progress,
  below,
}: MapPanel): TemplateResult {
  return html`
    <div part="panel map-panel">
      <span part="label" class="label">${label}</span>
      <div class="picture ${map ? '' : 'pending'}" part="picture">
        ${under && map ? html`<div class="veil">${drawnView(under, 'veil', '')}</div>` : ''}
        ${map ? drawnMap(map, colorMap, under !== null, label) : ''}
        ${progress === undefined ? '' : progressLine(progress)}
      </div>
      ${legend(map?.range ?? null, colorMap)} ${below}
    </div>
  `;
}

function drawnView(view: HTMLCanvasElement, part: string, alternative: string): unknown {
  const draw = (canvas: Element | undefined): void => {
    if (!(canvas instanceof HTMLCanvasElement)) return;
    canvas.width = view.width;
    canvas.height = view.height;
    canvas.getContext('2d')!.drawImage(view, 0, 0);
  };
  const smooth = Math.max(view.width, view.height) > CRISP_SIDE ? 'smooth' : '';
  return guard(
    [view],
    () =>
      html`<canvas
        part=${`${part}-canvas`}
        class=${smooth}
        role="img"
        aria-label=${alternative}
        aria-hidden=${alternative === '' ? 'true' : 'false'}
        ${ref(draw)}
      ></canvas>`,
  );
}

function drawnMap(
  map: NonNullable<MapPanel['map']>,
  colorMap: string,
  fade: boolean,
  label: string,
): unknown {
  const { values, shape, range, summary } = map;
  const draw = (canvas: Element | undefined): void => {
    if (!(canvas instanceof HTMLCanvasElement)) return;
    paintHeatmap(canvas, values, shape, range, colorMap, fade);
  };
  return guard(
    [values, range.join(), colorMap, fade],
    () =>
      html`<canvas
        part="map-canvas"
        role="img"
        aria-label=${`${label}. ${summary}`}
        ${ref(draw)}
      ></canvas>`,
  );
}

function progressLine(progress: Progress | null): TemplateResult {
  const phases = {
    engine: 'starting',
    model: 'loading the model',
    compile: 'preparing',
    explain: 'computing',
  };
  const name = progress ? phases[progress.phase] : 'starting';
  return progress && progress.total > 0
    ? html`<progress
        part="progress"
        aria-label=${name}
        max=${progress.total}
        value=${progress.loaded}
      ></progress>`
    : html`<progress part="progress" aria-label=${name} max="1" value="0"></progress>`;
}
