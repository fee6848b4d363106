import type { Pixels } from '../../client/image/pixels.js';
import { figures } from '../base/print.js';
import { hatch, LINE_STEP, MapPixels } from '../figure/hatching.js';
import { isSmooth } from '../figure/figure.js';

/** What is on canvases whose maps have negative values. */
const signed = new WeakMap<HTMLCanvasElement, MapPixels>();
const hatchedNow = new WeakSet<HTMLCanvasElement>();
/** Device pixels along a side that lines need no more of. */
const LARGEST = 1600;
/** Of paper, for each CSS pixel at least. */
const PAPER = 2;

/** One canvas pixel for each; where negative values are hatched, as many as the screen has. */
export function putPixels(canvas: HTMLCanvasElement, pixels: Pixels): void {
  putPlain(canvas, pixels);
  if (!(pixels instanceof MapPixels) || !pixels.hatching) {
    if (signed.delete(canvas)) sizes().unobserve(canvas);
    return;
  }
  signed.set(canvas, pixels);
  follow();
  // It has a size when it is laid out, and tells it again when that changes.
  sizes().unobserve(canvas);
  if (isWanted(pixels)) sizes().observe(canvas);
}

function putPlain(canvas: HTMLCanvasElement, { data, width, height }: Pixels): void {
  sized(canvas, width, height);
  const image = new ImageData(width, height);
  image.data.set(data);
  canvas.getContext('2d')!.putImageData(image, 0, 0);
  hatchedNow.delete(canvas);
}

/** To be given a size, even its own, a canvas takes new memory. */
export function sized(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

/** Made with the first map: importing the kit in Node has no window. */
let observer: ResizeObserver | null = null;

function sizes(): ResizeObserver {
  return (observer ??= new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target instanceof HTMLCanvasElement && signed.has(target)) waiting.add(target);
    }
    if (waiting.size > 0) setTimeout(hatchSome);
  }));
}

const waiting = new Set<HTMLCanvasElement>();

/** One in each task: those of photographs have many pixels. */
function hatchSome(): void {
  const [first] = waiting;
  if (!first) return;
  waiting.delete(first);
  putHatched(first);
  if (waiting.size > 0) setTimeout(hatchSome);
}

const NO_HUES = ['print', '(monochrome)'] as const;
/** Those that match, by their events: who reads `matches` on the way loses the event of the change in Chromium. */
const hueless = new Set<string>();
/** Queries that nothing holds may be collected, with their listeners. */
const queries: MediaQueryList[] = [];
let isPrinting = false;
let isFollowing = false;

/** Where there are no hues, all maps that have signs are hatched. */
function follow(): void {
  if (isFollowing) return;
  isFollowing = true;
  const print = (prints: boolean) => (): void => {
    isPrinting = prints;
    hatchAll();
  };
  addEventListener('beforeprint', print(true));
  addEventListener('afterprint', print(false));
  for (const media of NO_HUES) {
    const query = matchMedia(media);
    const note = ({ matches }: { matches: boolean }): void => {
      if (matches) hueless.add(media);
      else hueless.delete(media);
    };
    note(query);
    query.addEventListener('change', (event) => {
      note(event);
      hatchAll();
    });
    queries.push(query);
  }
}

function isWanted({ hatching }: MapPixels): boolean {
  return hatching !== null && (hatching.isAsked || isPrinting || hueless.size > 0);
}

function hatchAll(): void {
  for (const { shadowRoot } of figures) {
    if (shadowRoot) hatchWithin(shadowRoot);
  }
}

/** Draws at once what is to be hatched, and takes away what is not any more. */
export function hatchWithin(root: ParentNode): void {
  for (const canvas of root.querySelectorAll('canvas')) {
    const pixels = signed.get(canvas);
    if (!pixels) continue;
    if (isWanted(pixels)) {
      putHatched(canvas);
      sizes().observe(canvas);
    } else if (hatchedNow.has(canvas)) {
      sizes().unobserve(canvas);
      putPlain(canvas, pixels);
    }
  }
}

/** At the size at which it is shown; what is not shown stays as it is. */
function putHatched(canvas: HTMLCanvasElement): void {
  const pixels = signed.get(canvas);
  if (!pixels?.hatching || !isWanted(pixels)) return;
  const { clientWidth, clientHeight } = canvas;
  const { width, height } = pixels;
  const density =
    isPrinting || hueless.has('print') ? Math.max(PAPER, devicePixelRatio) : devicePixelRatio;
  const shown = density * Math.min(clientWidth / width, clientHeight / height);
  const scale = Math.min(Math.max(1, shown), Math.max(1, LARGEST / Math.max(width, height)));
  if (shown === 0) return;
  const [across, high] = [Math.round(width * scale), Math.round(height * scale)];
  const large = enlarged(pixels, across, high);
  hatch(large, pixels.hatching, pixels, Math.max(4, LINE_STEP * density));
  putPlain(canvas, large);
  hatchedNow.add(canvas);
}

/** Smoothly where the map is drawn so. */
function enlarged(
  pixels: Pixels,
  width: number,
  height: number,
): Pixels & { data: Uint8ClampedArray } {
  const [small, large] = [document.createElement('canvas'), document.createElement('canvas')];
  putPlain(small, pixels);
  sized(large, width, height);
  const context = large.getContext('2d', { willReadFrequently: true })!;
  context.imageSmoothingEnabled = isSmooth(pixels);
  context.drawImage(small, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}
