import { css, html, type LitElement, type TemplateResult } from 'lit';
import {
  cutOf,
  middle,
  mostZoomOf,
  within,
  type CropFrame,
  type Cropped,
} from '../../client/image/crop-frame.js';
import type { Drawable } from '../../client/image/drawable.js';
import { reduced, type Cut } from '../../client/image/reduce.js';
import type { ModelDescription } from '../../protocol.js';
import { localNumber, percentText } from '../figure/format.js';
import { translate } from '../locale/message.js';
import { tell } from '../view/announcer.js';
import { sliderControl } from '../view/controls.js';
import { modelInput, modelInputPreview } from '../view/model-input.js';
import { addStyles, styleMap } from '../view/styles.js';
import type { Panel } from './image-input-session.js';

/** Longest side of what is given on: what elements keep of a picture for showing. */
const SIDE = 1024;
/** Longest side of the whole picture below the frame. */
const SHOWN_SIDE = 640;
/** Milliseconds for which the frame must stand still: explanations can be costly. */
const SETTLED = 250;
/** One step of the arrow keys, as a share of the frame; with Shift a fifth of it. */
const KEY_STEP = 0.05;
const KEY_ZOOM = 1.1;
/** Page Up and Page Down, as a share of the picture. */
const PAGE = 0.25;

interface CropRequest {
  drawable: Drawable;
  description: ModelDescription;
  /** What the network gets of the picture as it is. */
  cut: Cut;
  /** Marks a part of which no middle is to be cut out again. */
  mark: (part: HTMLCanvasElement) => HTMLCanvasElement;
  /** Called when the reader moves the frame. */
  begin: () => void;
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
  private readonly drag = new CropDrag(
    () => this.frame,
    (frame) => this.move(frame),
  );

  constructor(
    private readonly host: LitElement,
    private readonly request: CropRequest,
  ) {
    addStyles(host, [cropStyles]);
    const { drawable, description, cut: part } = request;
    const { source, width, height } = drawable;
    const { inputShape } = description;
    this.picture = { width, height, part, mostZoom: mostZoomOf(width, height, inputShape) };
    const scale = Math.min(1, SHOWN_SIDE / Math.max(width, height));
    const size = [width, height].map((side) => Math.max(1, Math.round(side * scale)));
    this.shown = reduced(source, { left: 0, top: 0, width, height }, size[0]!, size[1]!);
    this.settle();
  }

  close(): void {
    clearTimeout(this.timer);
  }

  render(): TemplateResult {
    const { frame, picture, drag } = this;
    const zoomTo = (level: number): void => this.move({ ...this.frame, zoom: 2 ** level });
    const press = (event: KeyboardEvent): void => {
      const moved = keyMove(event, this.frame);
      if (!moved) return;
      event.preventDefault();
      this.move(moved);
      tell(this.host, 'place', () => this.frameText());
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
            ${translate`Move the frame: drag it, or use the arrow keys; + and − zoom, Escape centers it.`}
          </p>
          <div
            part="crop"
            class="crop"
            @pointerdown=${drag.down}
            @pointermove=${drag.move}
            @pointerup=${drag.up}
            @pointercancel=${drag.up}
            @wheel=${drag.wheel}
          >
            ${this.shown}
            <div
              part="crop-frame"
              class="crop-frame"
              role="application"
              tabindex="0"
              aria-label=${translate`The part of the image that the network sees`}
              aria-describedby="crop-hint"
              style=${styleMap(place)}
              @keydown=${press}
            ></div>
          </div>
          <div class="controls">
            ${sliderControl(translate`Zoom`, [0, Math.log2(picture.mostZoom), 0.01], Math.log2(frame.zoom), zoomTo)}
            <button type="button" @click=${() => this.move(middle)}>${translate`Middle`}</button>
          </div>
        </div>
        ${modelInputPreview(this.seen, this.request.description)}
      </div>
    `;
  }

  /** Where the frame is, in shares of the picture. */
  private frameText(): string {
    const { left, top, width, height } = cutOf(this.frame, this.picture);
    const [across, down] = [left / this.picture.width, top / this.picture.height].map((share) =>
      percentText(Math.round(100 * share)),
    );
    const size = [width / this.picture.width, height / this.picture.height].map((share) =>
      percentText(Math.round(100 * share)),
    );
    const zoom = localNumber(this.frame.zoom.toFixed(1));
    return `${translate`The frame begins at ${across!} from the left and ${down!} from the top.`} ${translate`It holds ${size[0]!} of the width and ${size[1]!} of the height, zoom ${zoom}.`}`;
  }

  private move(frame: CropFrame): void {
    this.request.begin();
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
    // What the frame shows is what the network gets, also where it would cut the middle out.
    return this.request.mark(reduced(source, cut, size[0]!, size[1]!));
  }

  private async look(part: HTMLCanvasElement): Promise<void> {
    const turn = ++this.turn;
    try {
      const seen = await modelInput(part, this.request.description);
      if (turn === this.turn) this.seen = seen;
    } catch (error) {
      this.request.fail(error);
    }
    this.host.requestUpdate();
  }
}

/** Where a pointer is, in shares of the picture. */
interface Spot {
  x: number;
  y: number;
}

/** Moves the frame by mouse, pen or finger: one drags it, two pinch. */
class CropDrag {
  private readonly spots = new Map<number, Spot>();

  constructor(
    private readonly frame: () => CropFrame,
    private readonly turnTo: (frame: CropFrame) => void,
  ) {}

  readonly down = (event: PointerEvent): void => {
    const { currentTarget, target, pointerId, button } = event;
    if (!(currentTarget instanceof HTMLElement) || button !== 0 || this.spots.size === 2) return;
    const spot = spotOf(event, currentTarget);
    this.spots.set(pointerId, spot);
    currentTarget.setPointerCapture(pointerId);
    // Beside the frame a press brings it there: dragging is not needed.
    if (target instanceof Element && !target.matches('.crop-frame')) {
      this.turnTo({ ...this.frame(), ...spot });
    }
  };

  readonly move = (event: PointerEvent): void => {
    const before = this.spots.get(event.pointerId);
    if (!before || !(event.currentTarget instanceof HTMLElement)) return;
    const now = spotOf(event, event.currentTarget);
    const frame = this.frame();
    const other = [...this.spots].find(([id]) => id !== event.pointerId)?.[1];
    this.spots.set(event.pointerId, now);
    if (other) {
      // Fingers that part make the frame grow with them.
      const ratio = distance(before, other) / Math.max(1e-3, distance(now, other));
      this.turnTo({ ...frame, zoom: frame.zoom * ratio });
    } else {
      this.turnTo({ ...frame, x: frame.x + now.x - before.x, y: frame.y + now.y - before.y });
    }
  };

  readonly up = ({ pointerId }: PointerEvent): void => {
    this.spots.delete(pointerId);
  };

  /** With Ctrl alone, which is also what a pinch on a touchpad sends: the page must stay scrollable. */
  readonly wheel = (event: WheelEvent): void => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const frame = this.frame();
    this.turnTo({ ...frame, zoom: frame.zoom * 2 ** (-event.deltaY / 200) });
  };
}

/** The frame after a key, or `null` where the key means nothing here. */
function keyMove(event: KeyboardEvent, frame: CropFrame): CropFrame | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const step = (KEY_STEP * (event.shiftKey ? 0.2 : 1)) / frame.zoom;
  const moves: Record<string, Partial<CropFrame>> = {
    ArrowLeft: { x: frame.x - step },
    ArrowRight: { x: frame.x + step },
    ArrowUp: { y: frame.y - step },
    ArrowDown: { y: frame.y + step },
    '+': { zoom: frame.zoom * KEY_ZOOM },
    '=': { zoom: frame.zoom * KEY_ZOOM },
    '-': { zoom: frame.zoom / KEY_ZOOM },
    Home: { x: 0 },
    End: { x: 1 },
    PageUp: { y: frame.y - PAGE / frame.zoom },
    PageDown: { y: frame.y + PAGE / frame.zoom },
  };
  const isMiddle = frame.x === middle.x && frame.y === middle.y && frame.zoom === middle.zoom;
  if (event.key === 'Escape' && !isMiddle) return middle;
  const moved = moves[event.key];
  return moved ? { ...frame, ...moved } : null;
}

function spotOf({ clientX, clientY }: PointerEvent, within: HTMLElement): Spot {
  const { left, top, width, height } = within.getBoundingClientRect();
  return { x: (clientX - left) / width, y: (clientY - top) / height };
}

function distance(a: Spot, b: Spot): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** The frame; what lies outside of it is veiled. */
const cropStyles = css`
  .crop {
    position: relative;
    overflow: hidden;
    inline-size: fit-content;
    max-inline-size: 100%;
    cursor: crosshair;
    /* A finger beside the frame scrolls the page. */
    touch-action: pan-x pan-y;
  }
  .crop canvas {
    display: block;
    max-inline-size: 100%;
    max-block-size: 18em;
  }
  .crop-frame {
    position: absolute;
    box-sizing: border-box;
    border: 2px solid #fff;
    outline: 1px solid #000;
    outline-offset: -3px;
    box-shadow: 0 0 0 100em rgb(0 0 0 / 55%);
    cursor: move;
    touch-action: none;
  }
  .controls label {
    display: inline-flex;
    gap: 0.45em;
    align-items: center;
  }
  input[type='range'] {
    inline-size: 8em;
    min-block-size: 24px;
    margin: 0;
  }
  .crop-frame:focus-visible {
    outline: 3px solid var(--convlens-accent, Highlight);
    outline-offset: -5px;
  }
`;
