import { html, nothing, type TemplateResult } from 'lit';
import { say } from '../../locale/message.js';
import { addStyles } from '../../view/styles.js';
import type { InputFigure } from '../image-input-view.js';
import type { Panel } from '../panel.js';
import { seenPanel, seenPicture } from '../seen-picture.js';
import { digitPicture, isPaperLight } from './digit-picture.js';
import { padStyles } from './pad.styles.js';
import { PadPen } from './pad-pen.js';
import { PAD_SIDE, paintStrokes } from './strokes.js';

/** Milliseconds after a stroke: a digit may have another. */
const SETTLED = 300;

/** A square to draw a digit on, by mouse, finger, pen or keys; given on after each stroke. */
export class DigitPad implements Panel {
  private readonly canvas = document.createElement('canvas');
  private readonly pen = new PadPen(this.canvas, {
    changed: () => this.paint(),
    begun: () => clearTimeout(this.timer),
    ended: () => this.settleSoon(),
  });
  private seen: HTMLCanvasElement | null = null;
  private timer = 0;

  constructor(private readonly figure: InputFigure) {
    addStyles(figure.host, [padStyles]);
    this.canvas.width = this.canvas.height = PAD_SIDE;
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute('part', 'pad');
    this.canvas.setAttribute('role', 'application');
    this.canvas.setAttribute('aria-describedby', 'pad-hint');
  }

  close(): void {
    clearTimeout(this.timer);
  }

  render(): TemplateResult {
    const { canvas, figure, pen } = this;
    const { description } = figure.model;
    canvas.setAttribute('aria-label', say`Pad to draw a digit on`);
    this.paint();
    return html`
      <div class="beside">
        <div class="field">
          <p class="label" id="pad-hint">
            ${say`Draw a digit by mouse, finger or pen. By keys: the arrows move the pen, Space puts it down and lifts it.`}
          </p>
          ${canvas}
          <div class="controls">
            <button type="button" @click=${() => pen.undo()}>${say`Undo`}</button>
            <button type="button" @click=${() => pen.clear()}>${say`Clear`}</button>
          </div>
        </div>
        ${description && this.seen ? seenPanel(this.seen, description) : nothing}
      </div>
    `;
  }

  private paint(): void {
    const isLight = isPaperLight(this.figure.model.description);
    const context = this.canvas.getContext('2d')!;
    context.fillStyle = isLight ? '#fff' : '#000';
    context.fillRect(0, 0, PAD_SIDE, PAD_SIDE);
    paintStrokes(context, this.pen.strokes, isLight ? '#000' : '#fff');
    this.pen.paintCursor(context);
  }

  private settleSoon(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.settle(), SETTLED);
  }

  private async settle(): Promise<void> {
    const { figure, pen } = this;
    const { description } = figure.model;
    const picture = digitPicture(pen.strokes, description);
    if (!picture) {
      this.seen = null;
      figure.say(() => say`The pad is empty; the picture before stays in use.`);
      return;
    }
    figure.use('digit', picture, () => say`Your drawing is in use.`);
    if (!description) return;
    try {
      this.seen = await seenPicture(picture, description);
      figure.host.requestUpdate();
    } catch (error) {
      figure.fail(error);
    }
  }
}
