import { css, html, nothing, type TemplateResult } from 'lit';
import { tellFrom } from './announcer.js';
import { cellAfter, keyHint, surfaceKeys } from './keys.js';
import { styleMap } from './styles.js';
import type { Box, Neuron, Shape3 } from '../../protocol.js';
import { translate } from '../locale/message.js';
import { cellOf, type Place } from '../figure/neurons.js';

/** What is picked from: maps of this shape. */
type Maps = Pick<Neuron, 'layerShape'>;

export interface NeuronPicker {
  neuron: Maps;
  /** The neuron's own, or the one that is being computed. */
  place: Place | null;
  /** Whether it can be reached by keyboard: one of several over the same picture is enough. */
  focusable: boolean;
  onPick: (place: Place) => void;
  /** Of the hint that names the keys; others in the same figure have another. */
  hint?: string;
}

/** Where a picker was when the keyboard came to it: Escape goes back there. */
const before = new WeakMap<EventTarget, Place | null>();

/** A surface over the picture: the neuron whose place is clicked or moved to is picked. */
export function neuronPicker(picker: NeuronPicker): TemplateResult {
  const { neuron, place, focusable, onPick, hint = 'picker-keys' } = picker;
  const [height = 1, width = 1] = neuron.layerShape;
  const click = (event: MouseEvent): void => {
    const found = placeUnder(event, neuron);
    if (found) onPick(found);
  };
  const press = (event: KeyboardEvent): void => {
    const { currentTarget } = event;
    const start = currentTarget && before.get(currentTarget);
    const isBack = event.key === 'Escape' && start && !isSame(start, place);
    const moved = isBack ? start : neighbour(place ?? { x: 0, y: 0 }, event, neuron);
    if (!moved) return;
    event.preventDefault();
    if (isSame(moved, place)) return;
    onPick(moved);
    tellFrom(currentTarget, 'place', () => translate`Row ${moved.y + 1}, column ${moved.x + 1}.`);
  };
  const enter = ({ currentTarget }: FocusEvent): void => {
    if (currentTarget) before.set(currentTarget, place);
  };
  const name = place
    ? translate`Neuron picker: arrow keys move one place. Now row ${place.y + 1} of ${height}, column ${place.x + 1} of ${width}.`
    : translate`Neuron picker: arrow keys move one place. There are ${height} rows and ${width} columns.`;
  return html`
    <div
      part="picker"
      class="picker"
      role=${focusable ? 'application' : 'presentation'}
      tabindex=${focusable ? 0 : nothing}
      aria-label=${focusable ? name : nothing}
      aria-describedby=${focusable ? hint : nothing}
      @click=${click}
      @focus=${enter}
      @keydown=${press}
      @pointermove=${(event: PointerEvent) => showPlace(event, neuron)}
    >
      ${place ? html`<div class="place" style=${outline(cellOf(place), [height, width])}></div>` : nothing}
      <div class="place hover"></div>
    </div>
    ${focusable ? keyHint(hint, surfaceKeys()) : nothing}
  `;
}

function isSame(one: Place, other: Place | null): boolean {
  return one.x === other?.x && one.y === other.y;
}

/** The window that a neuron sees, drawn on the picture. */
export function fieldOutline(
  { receptiveField }: Pick<Neuron, 'receptiveField'>,
  shape: Shape3,
): TemplateResult {
  return html`<div part="field" class="field" style=${outline(receptiveField, shape)}></div>`;
}

/** One place of maps of this shape, marked where the picture's other overlays are. */
export function placeMark(place: Place, { layerShape }: Maps): TemplateResult {
  const [height = 1, width = 1] = layerShape;
  return html`<div
    part="place"
    class="place shown"
    style=${outline(cellOf(place), [height, width])}
  ></div>`;
}

/** The place of the layer under the pointer: what the pointer's share of the picture falls into. */
export function placeUnder(event: MouseEvent, { layerShape }: Maps): Place | null {
  if (!(event.currentTarget instanceof Element)) return null;
  const [rows = 1, columns = 1] = layerShape;
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  const cell = (offset: number, size: number, cells: number): number =>
    Math.min(Math.max(Math.floor((offset * cells) / size), 0), cells - 1);
  return {
    x: cell(event.clientX - left, width, columns),
    y: cell(event.clientY - top, height, rows),
  };
}

/** The place that a key leads to; `null` for keys that lead nowhere. */
export function neighbour(
  { x, y }: Place,
  event: KeyboardEvent,
  { layerShape }: Maps,
): Place | null {
  const [rows = 1, columns = 1] = layerShape;
  const next = cellAfter(event, y * columns + x, [rows, columns]);
  return next === null ? null : { x: next % columns, y: Math.floor(next / columns) };
}

/** Follows the pointer without a new rendering of the figure. */
function showPlace(event: PointerEvent, neuron: Maps): void {
  const place = placeUnder(event, neuron);
  if (!place || !(event.currentTarget instanceof Element)) return;
  const mark = event.currentTarget.querySelector<HTMLElement>('.hover');
  const [height = 1, width = 1] = neuron.layerShape;
  Object.assign(mark?.style ?? {}, percentages(cellOf(place), [height, width]));
}

function outline(box: Box, whole: readonly number[]): unknown {
  return styleMap(percentages(box, whole));
}

/** Physical sides: pictures are not mirrored where text runs from right to left. */
function percentages(box: Box, [height = 1, width = 1]: readonly number[]): Record<string, string> {
  const share = (part: number, of: number): string => `${(100 * part) / of}%`;
  return {
    left: share(box.left, width),
    top: share(box.top, height),
    width: share(box.width, width),
    height: share(box.height, height),
  };
}

export const pickerStyles = css`
  .field,
  .place {
    position: absolute;
    box-sizing: border-box;
    pointer-events: none;
    forced-color-adjust: none;
  }
  /* Light inside dark: one of them is seen on any picture. */
  .field {
    border: 1.5px solid #fff;
    box-shadow:
      0 0 0 1px #000,
      inset 0 0 0 1px #000;
  }
  .picker {
    position: absolute;
    inset: 0;
    cursor: crosshair;
    touch-action: manipulation;
  }
  .place {
    border: 1px solid #fff;
    outline: 1px solid #000;
    opacity: 0;
  }
  .place.shown {
    opacity: 1;
  }
  .picker:focus-visible .place:not(.hover) {
    opacity: 1;
  }
  .picker:hover .hover {
    opacity: 0.8;
  }
`;
