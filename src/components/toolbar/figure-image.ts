import { ExplainError } from '../../protocol.js';
import { allPainted } from '../view/paint-queue.js';
import { hatchWithin } from '../view/put-pixels.js';
import { backdropOf } from './reader-actions.js';
import { copyFigure, type FigureCopy } from './figure-copy.js';
import { customProperties, figureStyleText } from './figure-copy.js';
import { embeddedFonts } from './figure-copy.js';

/** CSS pixels of the page's colour around the figure. */
const MARGIN = 12;
/** Pixels that every browser draws in one canvas. */
const MOST = 16_000_000;
/** What a figure takes from the page that it stands in. */
const inherited = [
  'color',
  'color-scheme',
  'accent-color',
  'direction',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'letter-spacing',
  'line-height',
  'text-align',
  'word-spacing',
];

/**
 * The figure as it is shown, without the reader's controls, on the page's colour: a PNG with at
 * least two pixels for each of CSS. Maps and pictures are drawn from their own canvases, everything
 * else by the browser from the figure's markup and styles. Throws `figure-undrawn`.
 */
export async function figureImage(host: HTMLElement): Promise<Blob> {
  const words = 'The figure could not be drawn as an image';
  const hint =
    'Take a screenshot instead. A page with a content security policy has to allow "img-src data:", and images from other sites have to be sent with CORS headers.';
  try {
    // Large maps are painted in turns.
    await allPainted();
    hatchWithin(host.shadowRoot!);
    const copy = copyFigure(host);
    const paint = await painter(host, copy);
    const [behind, before] = [await paint(BEHIND), await paint(BEFORE)];
    const canvas = document.createElement('canvas');
    const [width, height] = [copy.width + 2 * MARGIN, copy.height + 2 * MARGIN];
    const scale = Math.min(Math.max(2, devicePixelRatio), Math.sqrt(MOST / (width * height)));
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const context = canvas.getContext('2d')!;
    context.fillStyle = backdropOf(host);
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.scale(scale, scale);
    context.translate(MARGIN, MARGIN);
    context.drawImage(behind, 0, 0, copy.width, copy.height);
    drawCanvases(context, copy);
    context.drawImage(before, 0, 0, copy.width, copy.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no image came')))),
    );
  } catch (error) {
    throw ExplainError.of(error, 'figure-undrawn', words, hint);
  }
}

function drawCanvases(context: CanvasRenderingContext2D, { canvases }: FigureCopy): void {
  for (const { canvas, left, top, width, height, opacity, filter, crisp } of canvases) {
    if (canvas.width === 0 || canvas.height === 0) continue;
    context.globalAlpha = opacity;
    context.filter = filter;
    context.imageSmoothingEnabled = !crisp;
    context.imageSmoothingQuality = 'high';
    context.drawImage(canvas, left, top, width, height);
  }
  context.globalAlpha = 1;
  context.filter = 'none';
}

/** What lies behind the canvases: the grounds of the boxes that they are in. */
const BEHIND = `.host * { visibility: hidden !important }
.host [data-behind] { visibility: visible !important }`;
/** Text, legends, lines and marks. */
const BEFORE = '.host [data-behind] { background: none !important }';

/** Makes pictures of the figure's markup, with holes for the canvases, by these rules besides. */
async function painter(
  host: HTMLElement,
  { frame, width, height }: FigureCopy,
): Promise<(rules: string) => Promise<HTMLImageElement>> {
  const styles = figureStyleText(host);
  const page = getComputedStyle(host);
  const fonts = await embeddedFonts(page.fontFamily);
  const box = document.createElement('div');
  box.className = 'host';
  box.lang = host.closest<HTMLElement>('[lang]')?.lang ?? '';
  // What `:host([...])` asks for; not what would lay out the box itself.
  for (const { name, value } of host.attributes) {
    if (!/^(style|class|id|slot|hidden|src|on.*)$/.test(name)) box.setAttribute(name, value);
  }
  box.style.cssText =
    customProperties(host, styles) +
    inherited.map((name) => `${name}:${page.getPropertyValue(name)};`).join('');
  const style = document.createElement('style');
  withoutComments(frame);
  box.append(style, frame);
  return async (rules) => {
    style.textContent = `${fonts}\n${styles}\n${rules}`;
    const markup = new XMLSerializer().serializeToString(box);
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${markup}</foreignObject></svg>`;
    const image = new Image();
    // Not an object URL: Safari would not let the canvas be read that such a picture is drawn on.
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    await image.decode().catch(() => {
      throw new Error('the browser refused the image of its text');
    });
    return image;
  };
}

/** Lit's marks. */
function withoutComments(root: Node): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}
