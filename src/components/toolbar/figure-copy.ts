/** A canvas of a figure, and where it stands there, in CSS pixels from the figure's corner. */
export interface PlacedCanvas {
  canvas: HTMLCanvasElement;
  left: number;
  top: number;
  width: number;
  height: number;
  opacity: number;
  filter: string;
  /** Whether its pixels stay visible. */
  crisp: boolean;
}

/**
 * A figure as it is saved: without the reader's controls, and with holes where canvases are. What a
 * canvas lies in, and so lies behind it, has the attribute `data-behind`.
 */
export interface FigureCopy {
  frame: HTMLElement;
  canvases: PlacedCanvas[];
  width: number;
  height: number;
}

const left = '[part~="controls"], progress, [hidden], details:not([open])';
/** What a hole keeps of its canvas, so that the rest stays where it is. */
const kept = [
  'display',
  'position',
  'inset',
  'width',
  'height',
  'margin',
  'grid-area',
  'vertical-align',
];

/**
 * Lays out a copy of the figure beside the original, measures it, and takes it away again before
 * anything is painted.
 */
export function copyFigure(host: Element): FigureCopy {
  const root = host.shadowRoot!;
  const original = root.querySelector<HTMLElement>('figure')!;
  const figure = original.cloneNode(true);
  if (!(figure instanceof HTMLElement)) throw new Error('there is no figure');
  const frame = document.createElement('div');
  frame.className = 'frame';
  frame.style.inlineSize = `${original.getBoundingClientRect().width}px`;
  frame.append(figure);
  keepValues(original, figure);
  const pairs = pair(original, figure, 'canvas');
  for (const unwanted of figure.querySelectorAll(left)) unwanted.remove();
  const stage = document.createElement('div');
  stage.style.cssText = 'position: absolute; inset: 0 auto auto 0; visibility: hidden;';
  stage.inert = true;
  stage.append(frame);
  root.append(stage);
  try {
    const { width, height, x, y } = figure.getBoundingClientRect();
    const shown = pairs.filter(([, copy]) => copy.isConnected);
    const canvases = shown.map(([canvas, copy]) => placed(canvas, copy, { x, y }, figure));
    const holes = shown.map(([, copy]) => [copy, holeFor(copy)] as const);
    for (const [copy, hole] of holes) {
      for (let at = copy.parentElement; at && at !== figure; at = at.parentElement) {
        at.dataset['behind'] = '';
      }
      copy.replaceWith(hole);
    }
    return { frame, canvases, width, height };
  } finally {
    stage.remove();
  }
}

/** The same elements of both, in the order of the document. */
function pair<Tag extends keyof HTMLElementTagNameMap>(
  original: Element,
  copy: Element,
  tag: Tag,
): [HTMLElementTagNameMap[Tag], HTMLElementTagNameMap[Tag]][] {
  const copies = copy.querySelectorAll(tag);
  return Array.from(original.querySelectorAll(tag), (element, index) => [element, copies[index]!]);
}

/** What readers have typed, chosen and opened is no part of the markup. */
function keepValues(original: Element, copy: Element): void {
  for (const [{ value, checked }, input] of pair(original, copy, 'input')) {
    input.setAttribute('value', value);
    input.toggleAttribute('checked', checked);
  }
  for (const [select, chosen] of pair(original, copy, 'select')) {
    [...chosen.options].forEach((option, index) =>
      option.toggleAttribute('selected', index === select.selectedIndex),
    );
  }
}

function placed(
  canvas: HTMLCanvasElement,
  copy: HTMLCanvasElement,
  origin: { x: number; y: number },
  figure: Element,
): PlacedCanvas {
  const box = copy.getBoundingClientRect();
  const style = getComputedStyle(copy);
  let [opacity, filters] = [1, ''];
  for (let at: Element = copy; at !== figure; at = at.parentElement!) {
    const own = getComputedStyle(at);
    opacity *= Number(own.opacity);
    if (own.filter !== 'none') filters += `${own.filter} `;
  }
  // What keeps its shape stands in the first corner of its box.
  const fit =
    style.objectFit === 'contain'
      ? Math.min(box.width / canvas.width, box.height / canvas.height)
      : null;
  return {
    canvas,
    left: box.x - origin.x,
    top: box.y - origin.y,
    width: fit === null ? box.width : canvas.width * fit,
    height: fit === null ? box.height : canvas.height * fit,
    opacity,
    filter: filters || 'none',
    crisp: style.imageRendering === 'pixelated',
  };
}

function holeFor(canvas: HTMLCanvasElement): HTMLElement {
  const hole = document.createElement('span');
  const style = getComputedStyle(canvas);
  for (const name of kept) hole.style.setProperty(name, style.getPropertyValue(name));
  return hole;
}
