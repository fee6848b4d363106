import type { DeconvViewer } from '../../dist/index.js';
import { place } from './element.js';

export { after, explainerOf } from './element.js';

/** Puts a `<deconv-viewer>` on the page; of `mnist-cnn` on wasm unless its attributes say otherwise. */
export function mount(attributes: Record<string, string> = {}, inner = ''): DeconvViewer {
  return place('deconv-viewer', attributes, inner);
}

/** Waits until the canvases in the queue are painted. */
export async function painted(canvases: () => HTMLElement[]): Promise<HTMLCanvasElement[]> {
  const isPainted = (canvas: HTMLElement): boolean =>
    canvas instanceof HTMLCanvasElement && canvas.width !== 300;
  while (canvases().length === 0 || !canvases().every(isPainted)) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return canvases().filter((canvas) => canvas instanceof HTMLCanvasElement);
}
