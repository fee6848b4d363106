import { isComputing } from '../dom/engine-client.js';
import type { Explanation } from '../explanation.js';
import { makeElement, type ExplainingElement } from './element.js';
import { untilAborted } from '../within-time.js';
import type { Widget } from './widgets.js';

/** Lets the element compute; rejects with an `ExplainError`. */
export async function computeFigure(
  widget: Widget,
  signal: AbortSignal,
): Promise<{
  /** What its figure is: a template of Lit. */
  shown: unknown;
  result: Explanation;
}> {
  const element = makeElement(widget);
  Object.assign(element, { isConnected: true });
  element.connectedCallback();
  try {
    const result = await untilAborted<Explanation>(element.explain(), signal);
    return { shown: await settled(element, signal), result };
  } finally {
    Object.assign(element, { isConnected: false });
    element.disconnectedCallback();
  }
}

/** What is drawn when all that follows the result has arrived too, such as the occluder's answer. */
async function settled(element: ExplainingElement, signal: AbortSignal): Promise<unknown> {
  do {
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve));
    await element.updateComplete;
  } while (isComputing() || element.isUpdatePending);
  return Reflect.get(element.renderRoot, 'shown');
}
