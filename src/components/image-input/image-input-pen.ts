import { PAD_SIDE, type Point, type Stroke } from '../../client/image/strokes.js';

/** One step of the arrow keys, of the pad's side; with Shift a third of it. */
const KEY_STEP = 3 / 56;
/** Page Up and Page Down, of the pad's side. */
const PAGE = 1 / 4;
/** Steps from one side to the other: how places are counted. */
const PLACES = Math.round(1 / KEY_STEP) + 1;

interface PenEvents {
  /** The strokes or the pen moved. */
  changed(): void;
  /** The pen moved or was lowered or lifted by keys. */
  pressed(): void;
  /** There is more ink, or less. */
  drawn(): void;
  /** A stroke begins. */
  begun(): void;
  /** A stroke has ended, or strokes were taken away. */
  ended(): void;
}

/** Turns what pointers and keys do on the pad into strokes. Pressure is ignored: MNIST's ink has none. */
export class PadPen {
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
    this.events.drawn();
    this.ended();
  }

  clear(): void {
    this.isDown = false;
    this.strokes.length = 0;
    this.events.drawn();
    this.ended();
  }

  /** Where keys have brought the pen: its row and column, counted from 1, of so many. */
  get place(): { row: number; column: number; count: number; isDown: boolean } {
    const counted = (share: number): number => Math.round(share * (PLACES - 1)) + 1;
    const { at, isDown } = this;
    return { row: counted(at.y), column: counted(at.x), count: PLACES, isDown };
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
    this.events.pressed();
  }

  /** @returns whether the key means something here */
  private obey({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    if (ctrlKey && (key === 'Home' || key === 'End')) {
      const far = key === 'Home' ? -1 : 1;
      this.step(far, far);
      return true;
    }
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
    else if (key === 'PageUp') this.step(0, -PAGE);
    else if (key === 'PageDown') this.step(0, PAGE);
    else if (key === 'Home') this.step(-1, 0);
    else if (key === 'End') this.step(1, 0);
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
