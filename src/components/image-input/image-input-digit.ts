import { css, html, nothing, type TemplateResult } from 'lit';
import { centredDigit, MNIST_FIELD, type Ink } from '../../client/image/digit.js';
import { DrawnInk, PAD_SIDE, paintStrokes } from '../../client/image/strokes.js';
import { loadComputing } from '../../client/load-computing.js';
import { levelOf, type ModelDescription } from '../../protocol.js';
import { NewestWins } from '../base/newest-wins.js';
import { translate } from '../locale/message.js';
import { tell } from '../view/announcer.js';
import { modelInput, modelInputPreview } from '../view/model-input.js';
import { addStyles } from '../view/styles.js';
import { PadPen } from './image-input-pen.js';
import type { InputSession, Panel } from './image-input-session.js';

/** Milliseconds after a stroke: a digit may have another. */
const SETTLED = 300;

/**
 * A square to draw a digit on, by mouse, finger, pen or keys. The fed elements show the drawing while it
 * is made, as fast as they can; the page and screen readers are told of it when the pen rests.
 */
export class DigitPad implements Panel {
  private readonly canvas = document.createElement('canvas');
  private readonly pen = new PadPen(this.canvas, {
    changed: () => this.paint(),
    pressed: () => tell(this.session.host, 'place', () => this.penText()),
    drawn: () => this.handOnSoon(),
    begun: () => this.wait(),
    ended: () => {
      this.settleSoon();
      tell(this.session.host, 'part', () => this.strokesText());
    },
  });
  private readonly ink = new DrawnInk();
  private readonly live = new NewestWins(() => this.handOn());
  /** The drawing that was prepared last; `null` without ink. */
  private image: ImageData | null = null;
  /** The model that it was prepared for. */
  private preparedFor: ModelDescription | null = null;
  /** Whether there has been more or less ink since. */
  private isStale = false;
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
    canvas.setAttribute('aria-label', translate`Drawing pad for a digit`);
    this.paint();
    return html`
      <div class="beside">
        <div class="field">
          <p class="label" id="pad-hint">
            ${translate`Draw a digit with mouse, finger or pen. On a keyboard, the arrow keys move the pen and Space lowers or lifts it; Ctrl+Z undoes a stroke, Delete clears the pad.`}
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

  /** Where the pen is, for those who draw by ear. */
  private penText(): string {
    const { row, column, count, isDown } = this.pen.place;
    return isDown
      ? translate`Pen down. Row ${row}, column ${column} of ${count}.`
      : translate`Pen up. Row ${row}, column ${column} of ${count}.`;
  }

  private strokesText(): string {
    return translate`Strokes on the pad: ${this.pen.strokes.length}.`;
  }

  private paint(): void {
    const isLight = isPaperLight(this.session.model.description);
    const context = this.canvas.getContext('2d')!;
    context.fillStyle = isLight ? '#fff' : '#000';
    context.fillRect(0, 0, PAD_SIDE, PAD_SIDE);
    paintStrokes(context, this.pen.strokes, isLight ? '#000' : '#fff');
    this.pen.paintCursor(context);
  }

  private handOnSoon(): void {
    this.session.begin();
    this.isStale = true;
    this.live.offer(null);
  }

  /** The drawing as it is now, while it is made. */
  private async handOn(): Promise<void> {
    if (!this.isStale) return;
    const image = await this.prepared();
    if (image) await this.session.preview('digit', image, inUse);
  }

  private async prepared(): Promise<ImageData | null> {
    // As large as the input already.
    const { markAsCut } = await loadComputing();
    const { pen, ink, session } = this;
    const { description } = session.model;
    if (!this.isStale && description === this.preparedFor) return this.image;
    const image = digitImage(ink.of(pen.strokes), description);
    this.preparedFor = description;
    this.isStale = false;
    return (this.image = image && markAsCut(image));
  }

  private settleSoon(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.settle(), SETTLED);
  }

  private wait(): void {
    clearTimeout(this.timer);
    this.timer = 0;
  }

  private async settle(): Promise<void> {
    const { session, timer } = this;
    this.live.drop();
    const image = await this.prepared();
    // Another stroke has begun, or the pad was closed.
    if (timer !== this.timer) return;
    const { description } = session.model;
    if (!image) {
      this.seen = null;
      session.announce(() => translate`The pad is empty, so the previous image stays in use.`);
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

const inUse = (): string => translate`Your drawing is now the input.`;

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

const padStyles = css`
  [part='pad'] {
    display: block;
    inline-size: 14em;
    max-inline-size: 100%;
    aspect-ratio: 1;
    box-sizing: border-box;
    outline: 1px solid currentcolor;
    cursor: crosshair;
    /* Only here: drawing must not scroll the page. */
    touch-action: none;
  }
  [part='pad']:focus-visible {
    outline: 2px solid var(--convlens-accent, currentcolor);
    outline-offset: 2px;
  }
`;
