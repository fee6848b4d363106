import { html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import type { ModelDescription, Shape3 } from '../../protocol.js';
import { paintHeatmap } from '../view/canvases.js';

/** A picture as the classifier sees it, one canvas pixel each; its button tells what it is. */
export function runCanvas(
  picture: Float32Array,
  shape: Shape3,
  { range }: Pick<ModelDescription, 'range'>,
): unknown {
  const draw = (canvas: Element | undefined): void => {
    if (!(canvas instanceof HTMLCanvasElement)) return;
    paintHeatmap(canvas, picture, shape, range, null);
  };
  return guard(
    [picture],
    () => html`<canvas part="run-canvas" aria-hidden="true" ${ref(draw)}></canvas>`,
  );
}
