import { html, LitElement, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { styleMap } from '../view/styles.js';
import { formatValue } from '../figure/format.js';
import { isInputBox, valueAt, type InputMap } from '../view/input-space.js';
import { say, spokenLanguage } from '../locale/message.js';
import type { ExplainScene } from './explain-scene.js';
import type { LinkedPointer } from './linked-pointer.js';

interface ReadMap {
  /** What stands above the map. */
  name: string;
  map: InputMap;
}

/** Every map of the scene that covers the whole picture, in the order of the page. */
function mapsOf(scene: ExplainScene): ReadMap[] {
  const found: ReadMap[] = [];
  for (const element of scene.querySelectorAll('*')) {
    if (!(element instanceof LitElement)) continue;
    for (const box of element.renderRoot.querySelectorAll('[data-space="input"]')) {
      const name = box.parentElement?.querySelector('[part~="label"]')?.textContent.trim();
      if (name && isInputBox(box) && box.drawnMap) found.push({ name, map: box.drawnMap });
    }
  }
  return found.map(({ name, map }, index) => {
    const same = found.filter((other) => other.name === name);
    if (same.length === 1) return { name, map };
    return { name: `${name} ${same.indexOf(found[index]!) + 1}`, map };
  });
}

function numberAt(map: InputMap, { spot }: LinkedPointer): string {
  const value = spot && valueAt(map, spot);
  return value === null ? '–' : formatValue(value, 3);
}

function placeText({ pixel }: LinkedPointer): string {
  return pixel ? say`Pixel x ${pixel.x}, y ${pixel.y}` : say`Here`;
}

/** The values under the pointer, each with the name of its map; before that, what to do for them. */
export function pointerReading(scene: ExplainScene, pointer: LinkedPointer): TemplateResult {
  const maps = mapsOf(scene);
  // Pictures in which there is nothing to point at yet.
  const hasPictures = [...scene.querySelectorAll('*')].some((element) => 'image' in element);
  if (!hasPictures) return html``;
  const pointing = pointer.spot !== null;
  const backdrop = pointing ? backgroundOf(scene) : undefined;
  return html`
    <div
      part="reading"
      class=${classMap({ reading: true, pointing })}
      lang=${spokenLanguage().tag}
      style=${styleMap({ '--backdrop': backdrop })}
    >
      <p class="hint">${say`Point at a picture: every map tells its value there.`}</p>
      <ul class="values">
        <li class="where">${placeText(pointer)}</li>
        ${maps.map(
          ({ name, map }) =>
            html`<li part="value">
              <span class="name">${name}</span>
              <span class="number">${numberAt(map, pointer)}</span>
            </li>`,
        )}
      </ul>
    </div>
  `;
}

/** The same for those who do not see it. */
export function readingText(scene: ExplainScene, pointer: LinkedPointer): string {
  const values = mapsOf(scene).map(({ name, map }) => `${name} ${numberAt(map, pointer)}`);
  return [placeText(pointer), ...values].join(', ');
}

/** What the scene lies on: while it sticks to the window's edge, the line covers what is behind it. */
function backgroundOf(scene: Element): string {
  for (let node: Element | null = scene; node; node = parentOf(node)) {
    const { backgroundColor } = getComputedStyle(node);
    if (!/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor)) return backgroundColor;
  }
  return 'Canvas';
}

function parentOf(node: Element): Element | null {
  const root = node.getRootNode();
  return node.assignedSlot ?? node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
