import { css, html, nothing, type TemplateResult } from 'lit';
import { centredDigit, MNIST_FIELD, type Ink } from '../../client/image/digit.js';
import {
  DrawnInk,
  PAD_SIDE,
  paintStrokes,
  type Point,
  type Stroke,
} from '../../client/image/strokes.js';
import { loadComputing } from '../../client/load-computing.js';
import { levelOf, type ModelDescription } from '../../protocol.js';
import { NewestWins } from '../base/newest-wins.js';
import { translate } from '../locale/message.js';
import { modelInput, modelInputPreview } from '../view/model-input.js';
import { addStyles } from '../view/styles.js';
import type { InputSession, Panel } from './image-input-session.js';

/** Milliseconds after a stroke: a digit may have another. */
const SETTLED = 300;
/** One step of the arrow keys, of the pad's side; with Shift a third of it. */
const KEY_STEP = 3 / 56;

/**
 * A square to draw a digit on, by mouse, finger, pen or keys. The fed elements show the drawing while it
 * is made, as fast as they can; the page and screen readers are told of it when the pen rests.
 */
export class DigitPad implements Panel {
  private readonly canvas = document.createElement('canvas');
  private readonly pen = new PadPen(this.canvas, {
    changed: () => this.paint(),
    drawn: () => this.live.offer(null),
    begun: () => this.wait(),
    ended: () => this.settleSoon(),
  });
  private readonly ink = new DrawnInk();
  private readonly live = new NewestWins(() => this.handOn());
  /** The drawing that was handed on last. */
  private image: ImageData | null = null;
  private seen: HTMLCanvasElement | null = null;
  private timer = 0;

  constructor(private readonly session: InputSession) {
    addStyles(session.host, [padStyles]);
    this.canvas.width = this.canvas.height = PAD_SIDE;
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute('part', 'pad');
    this.canvas.setAttribute('role', 'application');
    this.canvas.setAttribute('aria-describedby', 'pad-hint');
  }

  close(): void {
    this.wait();
    this.live.drop();
    this.session.takeBack();
  }

  render(): TemplateResult {
    const { canvas, session, pen } = this;
    const { description } = session.model;
    canvas.setAttribute('aria-label', translate`Pad to draw a digit on`);
    this.paint();
    return html`
      <div class="beside">
        <div class="field">
          <p class="label" id="pad-hint">
            ${translate`Draw a digit by mouse, finger or pen. By keys: the arrows move the pen, Space puts it down and lifts it.`}
          </p>
          ${canvas}
          <div class="controls">
            <button type="button" @click=${() => pen.undo()}>${translate`Undo`}</button>
            <button type="button" @click=${() => pen.clear()}>${translate`Clear`}</button>
          </div>
        </div>
        ${description && this.seen ? modelInputPreview(this.seen, description) : nothing}
      </div>
    `;
  }

  private paint(): void {
    const isLight = isPaperLight(this.session.model.description);
    const context = this.canvas.getContext('2d')!;
    context.fillStyle = isLight ? '#fff' : '#000';
    context.fillRect(0, 0, PAD_SIDE, PAD_SIDE);
    paintStrokes(context, this.pen.strokes, isLight ? '#000' : '#fff');
    this.pen.paintCursor(context);
  }

  /** What is on the pad now, while it is drawn. */
  private async handOn(): Promise<void> {
    const { session, pen, ink } = this;
    this.image = digitImage(ink.of(pen.strokes), session.model.description);
    if (!this.image) return;
    // As large as the input already.
    const { markAsCut } = await loadComputing();
    await session.preview('digit', markAsCut(this.image), inUse);
  }

  private settleSoon(): void {
    clearTimeout(this.timer);
    this.live.offer(null);
    this.timer = window.setTimeout(() => void this.settle(), SETTLED);
  }

  private wait(): void {
    clearTimeout(this.timer);
    this.timer = 0;
  }

  private async settle(): Promise<void> {
    const { session, live, timer } = this;
    await live.settled();
    // Another stroke has begun, or the pad was closed.
    if (timer !== this.timer) return;
    const { image } = this;
    const { description } = session.model;
    if (!image) {
      this.seen = null;
      session.announce(() => translate`The pad is empty; the picture before stays in use.`);
      return;
    }
    session.use('digit', image, inUse);
    if (!description) return;
    try {
      this.seen = await modelInput(image, description);
      session.host.requestUpdate();
    } catch (error) {
      session.fail(error);
    }
  }
}

const inUse = (): string => translate`Your drawing is in use.`;

/** Whether the model's pictures are dark on light: MNIST's are light on dark. */
function isPaperLight(description: ModelDescription | null): boolean {
  if (!description) return false;
  const { preprocessing, background } = description;
  const [paper] = background.map((value, channel) => levelOf(value, channel, preprocessing));
  return paper !== undefined && paper > 0.5;
}

/** The drawing prepared as a digit of MNIST, in the size of the model's input; `null` without ink. */
export function digitImage(drawn: Ink, description: ModelDescription | null): ImageData | null {
  const [height, width] = description?.inputShape ?? [MNIST_FIELD, MNIST_FIELD];
  const ink = centredDigit(drawn, height, width);
  if (!ink) return null;
  const isLight = isPaperLight(description);
  const picture = new ImageData(width, height);
  ink.forEach((amount, pixel) => {
    const level = Math.round(255 * (isLight ? 1 - amount : amount));
    picture.data.set([level, level, level, 255], 4 * pixel);
  });
  return picture;
}

interface PenEvents {
  /** The strokes or the pen moved. */
  changed(): void;
  /** There is more ink. */
  drawn(): void;
  /** A stroke begins. */
  begun(): void;
  /** A stroke has ended, or strokes were taken away. */
  ended(): void;
}

/** Turns what pointers and keys do on the pad into strokes. Pressure is ignored: MNIST's ink has none. */
class PadPen {
  readonly strokes: Stroke[] = [];
  private pointer: number | null = null;
  private readonly at: Point = { x: 0.5, y: 0.5 };
  private isDown = false;
  /** Whether the pen that keys move is shown. */
  private isShown = false;

  constructor(
    private readonly pad: HTMLCanvasElement,
    private readonly events: PenEvents,
  ) {
    pad.addEventListener('pointerdown', (event) => this.pointerDown(event));
    pad.addEventListener('pointermove', (event) => this.pointerMove(event));
    for (const type of ['pointerup', 'pointercancel'] as const) {
      pad.addEventListener(type, (event) => this.pointerUp(event));
    }
    pad.addEventListener('keydown', (event) => this.press(event));
    pad.addEventListener('blur', () => this.lift());
  }

  undo(): void {
    this.isDown = false;
    this.strokes.pop();
    this.ended();
  }

  clear(): void {
    this.isDown = false;
    this.strokes.length = 0;
    this.ended();
  }

  /** A ring where the pen is, filled when it is down. */
  paintCursor(context: CanvasRenderingContext2D): void {
    if (!this.isShown) return;
    context.beginPath();
    context.arc(this.at.x * PAD_SIDE, this.at.y * PAD_SIDE, 9, 0, 2 * Math.PI);
    context.lineWidth = 3;
    context.strokeStyle = context.fillStyle = '#e8590c';
    context.stroke();
    if (this.isDown) context.fill();
  }

  private ended(): void {
    this.events.changed();
    this.events.ended();
  }

  private begin(point: Point): void {
    this.strokes.push([point]);
    this.events.begun();
    this.events.changed();
    this.events.drawn();
  }

  private pointerDown(event: PointerEvent): void {
    // A palm beside the pen draws nothing, nor does the right button.
    if (!event.isPrimary || event.button !== 0) return;
    this.pad.setPointerCapture(event.pointerId);
    this.pointer = event.pointerId;
    this.isShown = this.isDown = false;
    this.begin(this.places()(event));
  }

  private pointerMove(event: PointerEvent): void {
    if (event.pointerId !== this.pointer) return;
    const between = event.getCoalescedEvents();
    const pointOf = this.places();
    for (const moment of between.length > 0 ? between : [event]) {
      this.strokes.at(-1)?.push(pointOf(moment));
    }
    this.events.changed();
    this.events.drawn();
  }

  private pointerUp({ pointerId }: PointerEvent): void {
    if (pointerId !== this.pointer) return;
    this.pointer = null;
    this.ended();
  }

  /** Where events are on the pad, which is looked for once: the page is laid out anew for that. */
  private places(): (event: PointerEvent) => Point {
    const { left, top, width, height } = this.pad.getBoundingClientRect();
    return ({ clientX, clientY }) => ({ x: (clientX - left) / width, y: (clientY - top) / height });
  }

  private press(event: KeyboardEvent): void {
    if (!this.obey(event)) return;
    event.preventDefault();
    this.isShown = true;
    this.events.changed();
  }

  /** @returns whether the key means something here */
  private obey({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    if (ctrlKey || metaKey) {
      if (key.toLowerCase() !== 'z') return false;
      this.undo();
      return true;
    }
    if (altKey) return false;
    const step = KEY_STEP / (shiftKey ? 3 : 1);
    if (key === 'ArrowLeft') this.step(-step, 0);
    else if (key === 'ArrowRight') this.step(step, 0);
    else if (key === 'ArrowUp') this.step(0, -step);
    else if (key === 'ArrowDown') this.step(0, step);
    else if (key === 'Delete' || key === 'Backspace') this.clear();
    else if (key === 'Escape' && this.isDown) this.lift();
    else if (key !== ' ') return false;
    else if (this.isDown) this.lift();
    else {
      this.isDown = true;
      this.begin({ ...this.at });
    }
    return true;
  }

  private step(x: number, y: number): void {
    this.at.x = Math.max(0, Math.min(this.at.x + x, 1));
    this.at.y = Math.max(0, Math.min(this.at.y + y, 1));
    if (!this.isDown) return;
    this.strokes.at(-1)?.push({ ...this.at });
    this.events.drawn();
  }

  private lift(): void {
    const wasDown = this.isDown;
    this.isDown = this.isShown = false;
    if (wasDown) this.ended();
    else this.events.changed();
  }
}

const padStyles = css`
  [part='pad'] {
    display: block;
    inline-size: 14em;
    max-inline-size: 100%;
    aspect-ratio: 1;
    box-sizing: border-box;
    outline: 1px solid var(--line);
    cursor: crosshair;
    /* Only here: drawing must not scroll the page. */
    touch-action: none;
  }
  [part='pad']:focus-visible {
    outline: 2px solid var(--convlens-accent, currentcolor);
    outline-offset: 2px;
  }
`;
