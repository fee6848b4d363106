import { styleSources } from '../view/styles.js';

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

const leftOut = '[part~="controls"], progress, [hidden], details:not([open])';
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
  keepWords(original, figure);
  const pairs = pair(original, figure, 'canvas');
  for (const unwanted of figure.querySelectorAll(leftOut)) unwanted.remove();
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

/** What an author has written is not in the figure, but shown there. */
function keepWords(original: Element, copy: Element): void {
  for (const [slot, place] of pair(original, copy, 'slot')) {
    const words = slot.assignedElements().filter((element) => !element.hasAttribute('data-for'));
    if (words.length === 0) continue;
    place.replaceChildren(...words.map((element) => element.cloneNode(true)));
  }
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

/**
 * The styles of a figure as one text that holds outside of its shadow root, where the element is a
 * box of the class `host`: the kit's own, and what the page says about the element's parts.
 */
export function figureStyleText(host: Element): string {
  const own = host
    .shadowRoot!.adoptedStyleSheets.map(
      (sheet) => styleSources.get(sheet) ?? textOf(sheet.cssRules),
    )
    .join('\n')
    .replace(/:host\(([^)]*)\)/g, '.host:is($1)')
    .replace(/:host\b/g, '.host');
  return `${own}\n${partRules(host)}`;
}

/** The values of the custom properties that such a text names. */
export function customProperties(host: Element, styles: string): string {
  const names = new Set(styles.match(/--convlens-[\w-]+/g));
  const values = getComputedStyle(host);
  return [...names]
    .map((name) => [name, values.getPropertyValue(name)] as const)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}:${value};`)
    .join('');
}

function textOf(rules: CSSRuleList): string {
  return Array.from(rules, ({ cssText }) => cssText).join('\n');
}

/** Every style sheet of the page that may be read; one from another origin may not. */
function* pageRules(): Generator<CSSRule> {
  for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
    let rules: CSSRuleList | undefined;
    try {
      rules = sheet.cssRules;
    } catch {
      continue;
    }
    yield* flattened(rules);
  }
}

function* flattened(rules: CSSRuleList): Generator<CSSRule> {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule && !matchMedia(rule.conditionText).matches) continue;
    if (rule instanceof CSSGroupingRule && !(rule instanceof CSSStyleRule)) {
      yield* flattened(rule.cssRules);
    } else yield rule;
  }
}

/** `saliency-map::part(label) { ... }` as a rule for what stands in a box of the class `host`. */
function partRules(host: Element): string {
  const found: string[] = [];
  for (const rule of pageRules()) {
    if (!(rule instanceof CSSStyleRule) || !rule.selectorText.includes('::part(')) continue;
    for (const selector of rule.selectorText.split(',')) {
      const [, element, part, rest] = /^(.*)::part\(([^)]+)\)(.*)$/.exec(selector.trim()) ?? [];
      if (part === undefined || !host.matches(element || '*')) continue;
      const parts = part.trim().split(/\s+/);
      const inner = parts.map((name) => `[part~="${CSS.escape(name)}"]`).join('');
      // The page wins over the kit's own rules, as it does in the figure.
      found.push(`.host.host.host.host ${inner}${rest} { ${rule.style.cssText} }`);
    }
  }
  return found.join('\n');
}

/**
 * The page's own fonts among these families, with their files inside: a picture of text reaches no
 * other file. A font that cannot be had is left out, and the next of the families is drawn.
 *
 * @param families as `font-family` lists them
 */
export async function embeddedFonts(families: string): Promise<string> {
  const wanted = new Set(families.split(',').map(nameOf));
  const loaded = new Set(
    [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map(({ family }) => nameOf(family)),
  );
  const faces = [...pageRules()].filter((rule) => rule instanceof CSSFontFaceRule);
  const texts = faces.map(async (face) => {
    const name = nameOf(face.style.getPropertyValue('font-family'));
    if (!wanted.has(name) || !loaded.has(name)) return '';
    const base = face.parentStyleSheet?.href ?? document.baseURI;
    const [, address] = /url\("?([^")]+)"?\)/.exec(face.style.getPropertyValue('src')) ?? [];
    if (address === undefined) return '';
    try {
      const inside = await asData(new URL(address, base).href);
      return face.cssText.replace(/src:[^;]+;/, `src: url("${inside}");`);
    } catch {
      return '';
    }
  });
  return (await Promise.all(texts)).join('\n');
}

function nameOf(family: string): string {
  return family
    .trim()
    .replace(/^["']|["']$/g, '')
    .toLowerCase();
}

async function asData(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const reader = new FileReader();
  const read = new Promise((resolve, reject) => {
    reader.onload = resolve;
    reader.onerror = reject;
  });
  reader.readAsDataURL(await response.blob());
  await read;
  return String(reader.result);
}
