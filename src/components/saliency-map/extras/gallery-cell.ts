import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import { styleMap } from '../../view/styles.js';
import type { SaliencyResult } from '../../../client/saliency.js';
import type { Box, Shape3 } from '../../../protocol.js';
import type { DrawnChannels } from '../../figure/heatmap.js';
import { cropped } from '../../figure/drawn-map.js';
import { formatValue } from '../../figure/format.js';
import { shortAnswer } from '../../figure/sentences.js';
import { paintHeatmap } from '../../view/canvases.js';
import { summarise, sumChannels, type ValueRange } from '../../figure/heatmap.js';
import { say, spokenLanguage } from '../../locale/message.js';
import { boxOf } from './gallery-pictures.js';
import type { GalleryCell } from './gallery.js';

/** One map of a cell, whole; `null` while it is awaited. */
export interface CellMap {
  label: string;
  drawn: DrawnChannels | null;
  range: ValueRange;
}

/** Height and width, in pixels of the model's input, of the largest part that is shown. */
type Frame = Pick<Box, 'height' | 'width'>;

/** A picture (or what a neuron sees of it), its maps, what the network answers; or what went wrong. */
export function galleryCell(
  { title, view, result, failure }: GalleryCell,
  maps: CellMap[],
  frame: Frame,
  /** `null` for maps that are drawn as pictures. */
  colorMap: string | null,
  /** Whether each map has its own range, which then stands below it. */
  ownRanges: boolean,
): TemplateResult {
  if (failure) {
    return html`<li part="cell" class="cell failed" data-code=${failure.code}>
      <p dir="auto">${failure.message}</p>
    </li>`;
  }
  const pane = (content: unknown): TemplateResult =>
    html`<div part="picture" class="picture ${content === nothing ? 'pending' : ''}">
      ${content}
    </div>`;
  return html`
    <li part="cell" class="cell">
      <div class="panes">
        ${pane(view ? drawnView(view, title, result, frame) : nothing)}
        ${maps.map((map) => pane(result && map.drawn ? drawnMap(map, result, frame, colorMap) : nothing))}
      </div>
      <div part="label" class="answer" dir="auto">
        ${result ? shortAnswer(result.target) : html`&nbsp;`}
      </div>
      <div class="computed" dir="auto">
        ${result ? facts(result, ownRanges ? maps : []) : html`&nbsp;`}
      </div>
    </li>
  `;
}

function drawnView(
  view: HTMLCanvasElement,
  title: string,
  result: SaliencyResult | null,
  frame: Frame,
): unknown {
  return guard([view, result, frame.width, frame.height, spokenLanguage()], () => {
    if (!result)
      return canvas(say`Picture: ${title}`, {}, 'picture-canvas', (on) => drawOn(on, view));
    const box = boxOf(result);
    const scale = view.width / result.details.input.shape[1];
    return canvas(say`Picture: ${title}`, placed(box, frame), 'picture-canvas', (on) =>
      drawOn(on, view, {
        top: box.top * scale,
        left: box.left * scale,
        height: box.height * scale,
        width: box.width * scale,
      }),
    );
  });
}

function drawnMap(
  { label, drawn, range }: CellMap,
  result: SaliencyResult,
  frame: Frame,
  colorMap: string | null,
): unknown {
  return guard(
    [drawn, label, range.join(), colorMap, frame.width, frame.height, spokenLanguage()],
    () => {
      const box = boxOf(result);
      const crop = cropped(drawn!, box);
      const shape: Shape3 = [box.height, box.width, drawn!.shape[2]];
      const summary = summarise(sumChannels(crop, shape), shape);
      return canvas(`${label}. ${summary}`, placed(box, frame), 'map-canvas', (on) =>
        paintHeatmap(on, crop, shape, range, colorMap),
      );
    },
  );
}

function canvas(
  label: string,
  place: Record<string, string>,
  part: string,
  paint: (on: HTMLCanvasElement) => void,
): TemplateResult {
  const draw = (element: Element | undefined): void => {
    if (element instanceof HTMLCanvasElement) paint(element);
  };
  return html`<canvas
    part=${part}
    role="img"
    aria-label=${label}
    style=${styleMap(place)}
    ${ref(draw)}
  ></canvas>`;
}

function drawOn(
  on: HTMLCanvasElement,
  view: HTMLCanvasElement,
  { top, left, height, width }: Box = { top: 0, left: 0, height: view.height, width: view.width },
): void {
  on.width = Math.max(1, Math.round(width));
  on.height = Math.max(1, Math.round(height));
  on.getContext('2d')!.drawImage(view, left, top, width, height, 0, 0, on.width, on.height);
}

/** Crops at the border are smaller: all are shown at one scale, each standing on its label. */
function placed({ height, width }: Box, frame: Frame): Record<string, string> {
  return {
    'inline-size': `${(100 * width) / frame.width}%`,
    'block-size': `${(100 * height) / frame.height}%`,
    'inset-block-start': 'auto',
  };
}

/** What else there is to know: another answer than the class explained, the neuron, the range. */
function facts({ target, predictions, details }: SaliencyResult, maps: CellMap[]): string {
  const [best] = predictions;
  const { neuron } = details;
  const channel = neuron?.position.at(-1);
  return [
    ...(best!.index === target.index ? [] : [say`answer: ${best!.label}`]),
    ...(neuron
      ? [neuron.layerShape.length === 3 ? say`channel ${channel!}` : say`unit ${channel!}`]
      : []),
    ...maps.map(({ range: [, high] }) => (high === 0 ? say`all 0` : `±${formatValue(high)}`)),
  ].join(', ');
}
