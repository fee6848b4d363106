import { html, type LitElement, type TemplateResult } from 'lit';
import { isShortcut } from '../../view/keys.js';
import { styleMap } from '../../view/styles.js';
import type { Drawable } from '../../../client/image/drawable.js';
import { reduced } from '../../../client/image/reduce.js';
import type { ModelDescription } from '../../../protocol.js';
import { sliderControl } from '../../view/controls.js';
import { say } from '../../locale/message.js';
import { addStyles } from '../../view/styles.js';
import type { Panel } from '../panel.js';
import { seenPanel, seenPicture } from '../seen-picture.js';
import { CropHand, keyMove } from './crop-hand.js';
import { cropStyles } from './crop.styles.js';
import { cutOf, middle, mostZoomOf, within, type CropFrame, type Cropped } from './crop-frame.js';

/** Longest side of what is given on: what elements keep of a picture for showing. */
const SIDE = 1024;
/** Longest side of the whole picture below the frame. */
const SHOWN_SIDE = 640;
/** Milliseconds for which the frame must stand still: explanations can be costly. */
const SETTLED = 250;

export interface CropRequest {
  drawable: Drawable;
  description: ModelDescription;
  /** Called with the part at once, and again when the reader has moved the frame. */
  give: (part: HTMLCanvasElement) => void;
  fail: (error: unknown) => void;
}

/** The whole picture with a frame around the part that the network gets. */
export class CropPanel implements Panel {
  private frame = middle;
  private seen: HTMLCanvasElement | null = null;
  private timer = 0;
  private turn = 0;
  private readonly picture: Cropped;
  private readonly shown: HTMLCanvasElement;
  private readonly hand = new CropHand(
    () => this.frame,
    (frame) => this.move(frame),
  );

  constructor(
    private readonly host: LitElement,
    private readonly request: CropRequest,
  ) {
    addStyles(host, [cropStyles]);
    const { drawable, description } = request;
    const { source, width, height } = drawable;
    const { inputShape } = description;
    const aspect = inputShape[1] / inputShape[0];
    this.picture = { width, height, aspect, mostZoom: mostZoomOf(width, height, inputShape) };
    const scale = Math.min(1, SHOWN_SIDE / Math.max(width, height));
    const size = [width, height].map((side) => Math.max(1, Math.round(side * scale)));
    this.shown = reduced(source, { left: 0, top: 0, width, height }, size[0]!, size[1]!);
    this.settle();
  }

  close(): void {
    clearTimeout(this.timer);
  }

  render(): TemplateResult {
    const { frame, picture, hand } = this;
    const zoomTo = (level: number): void => this.move({ ...this.frame, zoom: 2 ** level });
    const press = (event: KeyboardEvent): void => {
      const moved = keyMove(event, this.frame);
      if (!moved || isShortcut(event)) return;
      event.preventDefault();
      this.move(moved);
    };
    const { left, top, width, height } = cutOf(frame, picture);
    const share = (part: number, of: number): string => `${(100 * part) / of}%`;
    const place = {
      left: share(left, picture.width),
      top: share(top, picture.height),
      width: share(width, picture.width),
      height: share(height, picture.height),
    };
    return html`
      <div class="beside">
        <div class="field">
          <p class="label" id="crop-hint">
            ${say`Move the frame: drag it, or use the arrow keys; + and − zoom.`}
          </p>
          <div
            part="crop"
            class="crop"
            @pointerdown=${hand.down}
            @pointermove=${hand.move}
            @pointerup=${hand.up}
            @pointercancel=${hand.up}
            @wheel=${hand.wheel}
          >
            ${this.shown}
            <div
              part="crop-frame"
              class="crop-frame"
              role="application"
              tabindex="0"
              aria-label=${say`What the network sees of the picture`}
              aria-describedby="crop-hint"
              style=${styleMap(place)}
              @keydown=${press}
            ></div>
          </div>
          <div class="controls">
            ${sliderControl(say`Zoom`, [0, Math.log2(picture.mostZoom), 0.01], Math.log2(frame.zoom), zoomTo)}
            <button type="button" @click=${() => this.move(middle)}>${say`Middle`}</button>
          </div>
        </div>
        ${seenPanel(this.seen, this.request.description)}
      </div>
    `;
  }

  private move(frame: CropFrame): void {
    this.frame = within(frame, this.picture);
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.settle(), SETTLED);
    // Of the small copy while the frame moves: a photograph takes too long.
    const { shown } = this;
    void this.look(this.cut(shown, shown.width / this.picture.width));
    this.host.requestUpdate();
  }

  private settle(): void {
    const part = this.cut(this.request.drawable.source);
    void this.look(part);
    this.request.give(part);
  }

  /** @param scale of the source, against the picture */
  private cut(source: CanvasImageSource, scale = 1): HTMLCanvasElement {
    const { left, top, width, height } = cutOf(this.frame, this.picture);
    const cut = {
      left: left * scale,
      top: top * scale,
      width: width * scale,
      height: height * scale,
    };
    const smaller = Math.min(1, SIDE / Math.max(cut.width, cut.height));
    const size = [cut.width, cut.height].map((side) => Math.max(2, Math.round(side * smaller)));
    return reduced(source, cut, size[0]!, size[1]!);
  }

  private async look(part: HTMLCanvasElement): Promise<void> {
    const turn = ++this.turn;
    try {
      const seen = await seenPicture(part, this.request.description);
      if (turn === this.turn) this.seen = seen;
    } catch (error) {
      this.request.fail(error);
    }
    this.host.requestUpdate();
  }
}
