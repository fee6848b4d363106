import { elementsIn } from '../base/scene-elements.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { ModelDescription } from '../../protocol.js';
import type { InputMap } from '../figure/figure.js';
import { formatValue } from '../figure/format.js';
import { directionOf } from '../locale/direction.js';
import { translate, currentLanguage } from '../locale/message.js';
import { shownText } from '../view/author-words.js';
import { modelText } from '../view/scene-models.js';
import type { ExplainScene } from './explain-scene.js';

/** The box of a picture or map that covers all of the network's input: `data-space="input"`. */
interface InputBox extends HTMLElement {
  /** Of a map what is drawn there. */
  drawnMap?: InputMap | null;
}

function isInputBox(node: EventTarget | null): node is InputBox {
  return node instanceof HTMLElement && node.dataset['space'] === 'input';
}

/** The pixels of a map, of an image those of the maps beside it: its element may explain a network of its own. */
function shapeOf(box: InputBox): readonly number[] | undefined {
  const root = box.getRootNode();
  if (!(root instanceof ShadowRoot)) return box.drawnMap?.shape;
  const boxes = [box, ...root.querySelectorAll('[data-space="input"]')];
  return boxes.find((each): each is InputBox => isInputBox(each) && Boolean(each.drawnMap))
    ?.drawnMap?.shape;
}

/** The pixel that a share of the picture falls into. */
function pixelAt(share: number, pixels: number): number {
  return Math.min(Math.max(Math.floor(share * pixels), 0), pixels - 1);
}

/** The sum over the channels of a map at a place, in shares of its sides; `null` where it has no value. */
function valueAt(
  { values, shape, counts }: InputMap,
  [x, y]: readonly [number, number],
): number | null {
  const [height, width, channels] = shape;
  const pixel = pixelAt(y, height) * width + pixelAt(x, width);
  if (counts && !counts[pixel]) return null;
  const start = pixel * channels;
  return values.subarray(start, start + channels).reduce((sum, value) => sum + value, 0);
}

/** The middle of a pixel in shares of the picture, from its left and its top. */
export type Spot = readonly [x: number, y: number];

/** What the pickers of the elements mark their own place with. */
const marks = '.place:not(.hover), .handle';

/** Above the pointer, or below it where there is no room above. */
const sides = { above: 'calc(-100% - 10px)', below: '10px' };
/** The share of an image's height in which there is none. */
const NO_ROOM = 0.15;

/**
 * One pointer for all images of a scene. Where it is in one of them goes by inherited custom
 * properties to the others, whose styles draw a ring there; the value of each map stands beside its
 * place, and all of them below the scene.
 */
export class LinkedPointer {
  spot: Spot | null = null;
  /** Whether arrow keys have brought it there. */
  byKeys = false;
  private next: Spot | null = null;
  private frame = 0;
  private listening: AbortController | null = null;

  constructor(
    private readonly host: ExplainScene,
    private readonly description: () => ModelDescription | null,
  ) {}

  /** Inside another scene, whose pointer is everywhere. */
  private get isInner(): boolean {
    return Boolean(this.host.parentElement?.closest('explain-scene'));
  }

  listen(): void {
    const { host } = this;
    if (this.isInner) return;
    const { signal } = (this.listening = new AbortController());
    const follow = (event: PointerEvent): void => this.follow(event);
    host.addEventListener('pointermove', follow, { signal });
    host.addEventListener('pointerdown', follow, { signal });
    host.addEventListener(
      'pointerleave',
      // A finger leaves whenever it is lifted: its place stays.
      ({ pointerType }) => pointerType !== 'touch' && this.move(null),
      { signal },
    );
    host.addEventListener('keydown', (event) => void this.followMark(event), { signal });
    host.addEventListener('focusin', (event) => void this.followMark(event), { signal });
    host.addEventListener('focusout', () => this.byKeys && this.move(null), { signal });
  }

  stop(): void {
    this.listening?.abort();
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.show(null);
  }

  /** The pixels of the scene's model, where they are known. */
  get pixel(): { x: number; y: number } | null {
    const { spot } = this;
    const description = this.description();
    if (!spot || !description) return null;
    const [height, width] = description.inputShape;
    return { x: pixelAt(spot[0], width), y: pixelAt(spot[1], height) };
  }

  get text(): string {
    return readingText(this.host, this);
  }

  render(): TemplateResult | typeof nothing {
    return this.isInner ? nothing : pointerReading(this.host, this);
  }

  private follow(event: PointerEvent): void {
    const box = event.composedPath().find(isInputBox);
    this.byKeys = false;
    this.move(box ? this.spotIn(box, event.clientX, event.clientY) : null);
  }

  /** Where a picker of an element has its own mark, once that is drawn. */
  private async followMark(event: Event): Promise<void> {
    const path = event.composedPath();
    const box = path.find(isInputBox);
    const element = path.find((node) => node instanceof LitElement);
    if (!box || !element) return;
    await element.updateComplete;
    const mark = box.querySelector(marks)?.getBoundingClientRect();
    if (!mark) return;
    this.byKeys = true;
    this.move(this.spotIn(box, mark.left + mark.width / 2, mark.top + mark.height / 2));
  }

  /** The middle of the pixel under a point of the window. */
  private spotIn(box: InputBox, left: number, top: number): Spot {
    const bounds = box.getBoundingClientRect();
    const shape = shapeOf(box) ?? this.description()?.inputShape;
    const snap = (share: number, pixels: number | undefined): number =>
      pixels === undefined ? share : (pixelAt(share, pixels) + 0.5) / pixels;
    return [
      snap((left - bounds.left) / bounds.width, shape?.[1]),
      snap((top - bounds.top) / bounds.height, shape?.[0]),
    ];
  }

  /** Shows it with the next frame, and only the newest. */
  private move(spot: Spot | null): void {
    if (!spot && !this.spot && !this.frame) return;
    this.next = spot;
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.show(this.next);
    });
  }

  private show(spot: Spot | null): void {
    if (String(spot) === String(this.spot)) return;
    this.spot = spot;
    const { style } = this.host;
    const set = (name: string, value: string): void =>
      style.setProperty(`--convlens-pointer${name}`, value);
    set('', spot ? "''" : '');
    set('-x', spot ? `${100 * spot[0]}%` : '');
    set('-y', spot ? `${100 * spot[1]}%` : '');
    set('-side', spot ? sides[spot[1] < NO_ROOM ? 'below' : 'above'] : '');
    for (const { box, map } of mapsOf(this.host)) {
      box.style.setProperty('--convlens-value', spot ? `'${numberAt(map, this)}'` : '');
    }
    this.host.requestUpdate();
  }
}

interface ReadMap {
  /** What stands above the map. */
  name: string;
  map: InputMap;
  /** What it is drawn in. */
  box: HTMLElement;
}

/** Every map of the scene that covers the whole image, in the order of the page. */
function mapsOf(scene: ExplainScene): ReadMap[] {
  const found: (ReadMap & { model: string })[] = [];
  for (const element of elementsIn(scene)) {
    if (!(element instanceof LitElement)) continue;
    for (const box of element.renderRoot.querySelectorAll('[data-space="input"]')) {
      const label = box.parentElement?.querySelector('[part~="label"]');
      const name = label ? shownText(label) : '';
      const model = modelText(element);
      if (name && isInputBox(box) && box.drawnMap) {
        found.push({ name, model, map: box.drawnMap, box });
      }
    }
  }
  return found.map((one) => {
    const { name, model, map, box } = one;
    const alike = found.filter((other) => other.name === name);
    if (alike.length === 1) return { name, map, box };
    // Told apart by their models as far as these differ.
    const same = alike.filter((other) => other.model === model);
    const number = same.length > 1 ? ` ${same.indexOf(one) + 1}` : '';
    const of = same.length < alike.length && model !== '' ? ` (${model})` : '';
    return { name: `${name}${of}${number}`, map, box };
  });
}

function numberAt(map: InputMap, { spot }: LinkedPointer): string {
  const value = spot && valueAt(map, spot);
  return value === null ? '–' : formatValue(value, 3);
}

function placeText({ pixel }: LinkedPointer): string {
  return pixel ? translate`Row ${pixel.y + 1}, column ${pixel.x + 1}` : translate`Here`;
}

/** The values at the pointer, each with the name of its map; before that, how to get them. */
function pointerReading(scene: ExplainScene, pointer: LinkedPointer): TemplateResult {
  const maps = mapsOf(scene);
  // Pictures in which there is nothing to point at yet.
  const hasPictures = elementsIn(scene).some((element) => 'image' in element);
  if (!hasPictures) return html``;
  const pointing = pointer.spot !== null;
  return html`
    <div
      part="reading"
      class=${classMap({ reading: true, pointing })}
      lang=${currentLanguage().tag}
      dir=${directionOf(currentLanguage().tag)}
    >
      <p class="hint">
        ${translate`Point at an image to see the value of every map at that pixel.`}
      </p>
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
function readingText(scene: ExplainScene, pointer: LinkedPointer): string {
  const values = mapsOf(scene).map(({ name, map }) => `${name} ${numberAt(map, pointer)}`);
  return [placeText(pointer), ...values].join(', ');
}
