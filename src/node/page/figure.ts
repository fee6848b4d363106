import { isComputing } from '../dom/engine-client.js';
import { renderTemplate, type Rendered } from '../figure/template.js';
import { makeElement, type ExplainingElement } from './element.js';
import type { Widget } from './widgets.js';

export interface ComputedFigure {
  rendered: Rendered;
  element: ExplainingElement;
  /** Where it was computed. */
  backend: string;
  precision: string;
}

/** Lets the element compute, and draws its figure; rejects with an `ExplainError`. */
export async function computeFigure(widget: Widget): Promise<ComputedFigure> {
  const element = makeElement(widget);
  Object.assign(element, { isConnected: true });
  element.connectedCallback();
  try {
    const { backend, precision } = await element.explain();
    const rendered = renderTemplate(await settled(element));
    return { rendered, element, backend, precision };
  } finally {
    Object.assign(element, { isConnected: false });
    element.disconnectedCallback();
  }
}

/** What is drawn when all that follows the result has arrived too, such as the occluder's answer. */
async function settled(element: ExplainingElement): Promise<unknown> {
  do {
    await new Promise((resolve) => setTimeout(resolve));
    await element.updateComplete;
  } while (isComputing() || element.isUpdatePending);
  return Reflect.get(element.renderRoot, 'shown');
}
