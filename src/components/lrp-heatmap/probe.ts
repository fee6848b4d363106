import { html, nothing, type TemplateResult } from 'lit';
import { isShortcut } from '../view/keys.js';
import { say } from '../locale/message.js';
import { neighbour, placeMark, placeUnder } from '../view/neuron-picker.js';
import type { Place } from '../figure/neurons.js';
import type { Reading } from './reading.js';

/**
 * A surface over a picture: the pixel under the pointer is read, a click keeps it, arrow keys move.
 *
 * @param focusable one of several over the same pixels is enough
 */
export function probe(
  reading: Reading,
  [height, width]: readonly [number, number, ...number[]],
  focusable: boolean,
): TemplateResult {
  const maps = { layerShape: [height, width] };
  const { place } = reading;
  const at = (event: MouseEvent): Place | null => placeUnder(event, maps);
  const press = (event: KeyboardEvent): void => {
    const middle = { x: Math.floor(width / 2), y: Math.floor(height / 2) };
    const next = isShortcut(event) ? null : neighbour(reading.place ?? middle, event.key, maps);
    if (!next) return;
    event.preventDefault();
    reading.pin(next);
  };
  const inside = place && place.x < width && place.y < height ? place : null;
  return html`
    <div
      part="probe"
      class="probe"
      role=${focusable ? 'application' : 'presentation'}
      tabindex=${focusable ? 0 : nothing}
      aria-label=${focusable ? say`Pixel reader: arrow keys move one pixel.` : nothing}
      @pointermove=${(event: PointerEvent) => reading.hover(at(event))}
      @pointerleave=${() => reading.hover(null)}
      @click=${(event: MouseEvent) => {
        const place = at(event);
        if (place) reading.pin(place);
      }}
      @keydown=${press}
    >
      ${inside ? placeMark(inside, maps) : nothing}
    </div>
  `;
}
