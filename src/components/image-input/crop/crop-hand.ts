import type { CropFrame } from './crop-frame.js';

/** One step of the arrow keys, as a share of the frame; with Shift a fifth of it. */
const KEY_STEP = 0.05;
const KEY_ZOOM = 1.1;

/** Where a pointer is, in shares of the picture. */
interface Spot {
  x: number;
  y: number;
}

/** Moves the frame by mouse, pen or finger: one drags it, two pinch. */
export class CropHand {
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
export function keyMove(event: KeyboardEvent, frame: CropFrame): CropFrame | null {
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
  };
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
